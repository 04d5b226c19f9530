import { texts } from '../../../lib/language/language';

export const IMPORT = texts(
  {
    cancel: '取消',
    close: '关闭',
    importHtml: '导入排版 HTML',
    importHtmlHint:
      '在 135 编辑器、秀米等排版工具里全选复制，粘贴到这里；也可以粘贴 HTML 代码。导入的内容放在光标处，不覆盖已有文字。',
    importHtmlFile: '选择 html 文件',
    importHtmlMissing: '请先粘贴内容或选择文件。',
    importHtmlPictures: '{{n}} 张图片没有带入（第 {{which}} 张）：请在排版工具里保存到电脑，再用“上传图片”放进正文。',
    importRun: '导入',
    importAtCursor: '放进正文',
    importReplace: '替换正文',
    importEmpty: '没有读到文字，不能用来替换正文。',
    importReplaced: '正文已替换，请核对。原来的正文可以在“版本”里取回。',
    importUnsaved: '现在的内容没有保存成功，正文没有替换。请先返回编辑页处理，再导入。',
    placeAtCursor: '放在光标处，现有正文保留',
    placeReplace: '替换现有正文',
    replaceKeeps: '替换之前，现有内容先保存为一个版本。下面是替换后的变化：',
    replaceChanges: '替换后的变化',
    back: '返回',
    imported: '已导入，请核对。',
    lostItems: '没有保留：{{what}}',
    lostPictures: '{{n}} 张图不是能用的格式，请在 Word 里另存为图片后上传',
    importing: '正在读取文档…',
  },
  {
    cancel: 'Cancel',
    close: 'Close',
    importHtml: 'Import styled HTML',
    importHtmlHint:
      'Select and copy all of it in the layout tool (135, Xiumi and the like) and paste it here; HTML code will do, too. It goes where the cursor is and overwrites nothing.',
    importHtmlFile: 'Choose an html file',
    importHtmlMissing: 'Paste something or choose a file first.',
    importHtmlPictures:
      '{{n}} pictures stayed behind (no. {{which}}): save them on your computer and put them in with “Upload pictures”.',
    importHtmlPictures_one:
      '{{n}} picture stayed behind (no. {{which}}): save it on your computer and put it in with “Upload pictures”.',
    importRun: 'Import',
    importAtCursor: 'Put it in',
    importReplace: 'Replace the text',
    importEmpty: 'No words were found in it: it cannot replace the text.',
    importReplaced: 'The text is replaced: please look it through. The old one is among the revisions.',
    importUnsaved:
      'What is written now could not be saved, so nothing was replaced. Go back to the editor, see to that, and import again.',
    placeAtCursor: 'Where the cursor stands; the text stays',
    placeReplace: 'In the place of the text',
    replaceKeeps: 'What is written now is saved as a revision first. This would change:',
    replaceChanges: 'What would change',
    back: 'Back',
    imported: 'Imported: please look it through.',
    lostItems: 'Not kept: {{what}}',
    lostPictures: '{{n}} pictures of kinds that cannot be used: save them as pictures and upload them',
    lostPictures_one: '{{n}} picture of a kind that cannot be used: save it as a picture and upload it',
    importing: 'Reading the document…',
  },
);
