// Made from the API's own document by `npm run api-types`. Not to be edited.

export interface paths {
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 监控指标 / Metrics of the process */
        get: operations["Metrics_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 进程是否存活 / Whether the process is alive */
        get: operations["Health_alive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 能否接受请求，哪部分未就绪 / Whether it is ready, and which part is not */
        get: operations["Health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审计记录 / Read the audit log */
        get: operations["AuditLog_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出审计记录（导出本身也记录在案） / The same as a workbook, which is itself recorded */
        get: operations["AuditLog_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核验审计链 / Follow the audit chain from its beginning */
        post: operations["AuditLog_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 发送经过 / Read the timeline of attempts */
        get: operations["Attempt_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 补填平台没有告知的链接 / Fill in a link that the platform has not told */
        post: operations["Attempt_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/link/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更正由人填写的链接 / Correct a link that a person has filled in */
        post: operations["Attempt_correctLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/by-hand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记发送失败、已暂停或逾期未发的内容已由人在平台上发布 / Say that a person has published what failed, is held or was missed */
        post: operations["Attempt_postedByHand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/gone/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记已知悉内容不在平台上 / Note that it is known to be no longer there */
        post: operations["Attempt_noteGone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 填写人工核实的结论 / Resolve an unconfirmed send by hand */
        post: operations["Attempt_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/resolve/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 第二人确认平台上没有 / Confirm, as a second person, that it is not there */
        post: operations["Attempt_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhook-dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 没有送达自有 CMS 的稿件，及如何重发 / List what receivers of webhooks did not take */
        get: operations["DeadLetter_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 谁在何时做了什么 / Read who did what to a publication */
        get: operations["History_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/verdicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人工核实的结论 / Read what people found out about its unconfirmed sends */
        get: operations["History_verdicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/webhook/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 自有 CMS 告知已发布的链接或拒绝 / A receiver of webhooks says where a page is */
        post: operations["WebhookCallback_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/wechat/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 微信平台验证回调地址 / WeChat verifies the callback address */
        get: operations["WechatCallback_verify"];
        put?: never;
        /** 接收微信平台的通知 / Take an event from WeChat */
        post: operations["WechatCallback_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 停用此人或收回职责之前：手上的工作怎么办 / What becomes of a person’s work when they or a role of theirs go */
        get: operations["WorkInHand_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我是谁、有哪些角色 / Who I am, with my roles */
        get: operations["Session_read"];
        put?: never;
        /** 登录，得到会话 Cookie / Log in; answers the session cookie */
        post: operations["Session_logIn"];
        /** 退出登录 / Log out */
        delete: operations["Session_logOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改自己的密码 / Change my own password */
        post: operations["Session_changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 单位列表 / List departments */
        get: operations["Department_list"];
        put?: never;
        /** 新建单位 / Create a department */
        post: operations["Department_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看单位 / Read a department */
        get: operations["Department_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改单位，或换上级 / Change a department, or move it in the tree */
        patch: operations["Department_change"];
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人员列表 / List people */
        get: operations["Person_list"];
        put?: never;
        /** 新建人员，返回一次性密码 / Create a person; answers a one-time password */
        post: operations["Person_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看人员 / Read a person */
        get: operations["Person_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改人员，或停用 / Change or deactivate a person */
        patch: operations["Person_change"];
        trace?: never;
    };
    "/api/people/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重置他人的密码，返回一次性密码 / Reset a person’s password; answers a one-time password */
        post: operations["Person_resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 授予角色 / Grant a role */
        post: operations["Person_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/roles/{roleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 收回角色 / Revoke a role */
        delete: operations["Person_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账号列表 / List accounts */
        get: operations["Account_list"];
        put?: never;
        /** 添加账号 / Add an account */
        post: operations["Account_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看账号 / Read an account */
        get: operations["Account_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改账号 / Change an account */
        patch: operations["Account_change"];
        trace?: never;
    };
    "/api/accounts/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂停使用账号 / Pause an account */
        post: operations["Account_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复使用账号 / Resume an account */
        post: operations["Account_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 每种账号须填什么、在哪里找到 / What accounts of each kind are made of, and where to find it */
        get: operations["AccountForm_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/webhook-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 生成或更换签名密钥 / Make or rotate the signing secret */
        post: operations["WebhookSecret_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 稿件列表 / List stories */
        get: operations["Story_list"];
        put?: never;
        /** 新建稿件 / Create a story */
        post: operations["Story_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看稿件 / Read a story */
        get: operations["Story_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 把稿件归入专题活动和宣传内容 / Say which campaign and pillar a story is for */
        patch: operations["Story_change"];
        trace?: never;
    };
    "/api/stories/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 归档：不再写下去的稿件收起来，可随时取出 / Lay a story away */
        post: operations["Story_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取出已归档的稿件 / Take a story out again */
        post: operations["Story_unarchive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 稿件的历次版本 / List the revisions of a story */
        get: operations["Story_revisions"];
        put?: never;
        /** 保存新版本 / Save a new revision */
        post: operations["Story_revise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/revisions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看某一版本 / Read one revision */
        get: operations["Story_revision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/variants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 各渠道稿件 / List the variants for each channel */
        get: operations["Variant_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/variants/{channel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 改写某渠道的稿件 / Write the variant for a channel */
        put: operations["Variant_edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/variants/{channel}/derive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 由正文重新生成某渠道的稿件 / Derive the variant for a channel from the story */
        post: operations["Variant_derive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/variants/{channel}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 预览某渠道的样子 / Preview the variant as its channel shows it */
        get: operations["Variant_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传图片 / Upload a picture */
        post: operations["Media_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 取回图片 / Fetch a picture */
        get: operations["Media_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/{sha256}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 取回缩略图 / Fetch a thumbnail */
        get: operations["Thumbnail_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/{sha256}/as/{use}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 取回图片在某渠道发出的样子 / Fetch a picture as a channel is given it */
        get: operations["Rendition_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/attachment-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以附哪些文件、各多大 / Which files may be attached, and how large */
        get: operations["Attachment_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 稿件的附件 / List the attachments of a story */
        get: operations["Attachment_list"];
        put?: never;
        /** 上传附件 / Attach a file */
        post: operations["Attachment_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 移除附件 / Take an attachment away */
        delete: operations["Attachment_detach"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/attachments/{attachmentId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载附件 / Download an attachment */
        get: operations["Attachment_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/focus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 稿件各图片的焦点 / The points a story’s pictures are cut around */
        get: operations["PictureFocus_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/focus/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 设置图片的焦点 / Set the point a picture is cut around */
        put: operations["PictureFocus_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/focus/{sha256}/crop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 取回裁切后的封面 / Fetch a cover as lists show it */
        get: operations["PictureFocus_crop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 稿件用到的图片 / List the pictures of a story */
        get: operations["StoryPicture_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导入排版工具的 HTML / Read styled HTML into a body */
        post: operations["HtmlImport_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导入 Word 文档 / Read a Word document into a body */
        post: operations["WordImport_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 稿件类别及其结构化信息 / Kinds of stories and the facts asked of each */
        get: operations["DraftCheck_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 检查并预览未保存的稿件 / Check and preview a text that is not saved */
        post: operations["DraftCheck_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/working-copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 取回自己未保存的修改 / Fetch one’s own unsaved changes */
        get: operations["WorkingCopy_read"];
        /** 暂存自己未保存的修改 / Keep one’s own unsaved changes */
        put: operations["WorkingCopy_keep"];
        post?: never;
        /** 丢弃自己未保存的修改 / Drop one’s own unsaved changes */
        delete: operations["WorkingCopy_drop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 表明自己正打开稿件，得知还有谁 / Say that one is here, hear who else is */
        put: operations["Presence_beat"];
        post?: never;
        /** 离开稿件 / Say that one has left */
        delete: operations["Presence_leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 稿件的批注 / List the comments on a story */
        get: operations["Comment_list"];
        put?: never;
        /** 写批注或回复 / Comment, or answer a comment */
        post: operations["Comment_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/comments/{commentId}/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 把批注标为已解决，或重新打开 / Settle a comment, or open it again */
        put: operations["Comment_resolve"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 专题活动列表 / List campaigns */
        get: operations["Campaign_list"];
        put?: never;
        /** 新建专题活动 / Create a campaign */
        post: operations["Campaign_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看专题活动 / Read a campaign */
        get: operations["Campaign_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改专题活动 / Change a campaign */
        patch: operations["Campaign_change"];
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 通知列表 / List notices */
        get: operations["Notice_list"];
        put?: never;
        /** 识读通知，得到活动草案 / Read a notice into a proposal */
        post: operations["Notice_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看通知的识读结果 / Read what was found in a notice */
        get: operations["Notice_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认草案，建立专题活动 / Confirm a proposal as a campaign */
        post: operations["Notice_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 稿件的审核过程 / Read the review of a story */
        get: operations["Review_review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待我审核的稿件 / List what waits for my decision */
        get: operations["Review_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 送审 / Submit a story for review */
        post: operations["Review_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审核通过 / Approve */
        post: operations["Review_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回修改 / Return for changes */
        post: operations["Review_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回送审 / Withdraw a submission */
        post: operations["Review_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销定稿 / Void an approval */
        post: operations["Review_void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/phrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的审核常用语 / List my phrases for opinions */
        get: operations["OpinionPhrase_list"];
        put?: never;
        /** 保存审核常用语 / Keep a phrase for opinions */
        post: operations["OpinionPhrase_keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/phrases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 删除审核常用语 / Drop a phrase */
        delete: operations["OpinionPhrase_drop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 没有人可以审的环节：等着的稿件 / What waits for a review that nobody may decide */
        get: operations["ReviewGaps_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/workload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审核工作量：现在等着多少、审一篇要多久 / How much waits for reviewers, and how long a review takes */
        get: operations["ReviewWorkload_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments/{id}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 停用之前要先了结什么 / What stands against closing a department */
        get: operations["Closing_preview"];
        /** 停用单位 / Close a department */
        put: operations["Closing_close"];
        post?: never;
        /** 恢复使用单位 / Open it again */
        delete: operations["Closing_reopen"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 日历：一段时间内的发布任务 / The calendar: what leaves within a time */
        get: operations["Calendar_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 每天、每周、每月的发布限额及用量 / Quotas by day, week and month, and what is used of them */
        get: operations["Calendar_quotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/unplanned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 已定稿、还没有排期的稿件 / Approved stories that have no time yet */
        get: operations["Calendar_unplanned"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看许多期望时间各会得到什么时间 / Preview the slots many wishes would get */
        post: operations["Calendar_slots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 专题活动的覆盖：各单位各项宣传内容的稿件走到哪一步 / How far the stories of a campaign have come, by pillar and department */
        get: operations["Coverage_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 发布任务列表 / List publications */
        get: operations["Publication_list"];
        put?: never;
        /** 安排发布 / Schedule a publication */
        post: operations["Publication_schedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看会排到什么时间 / Preview the slot it would get */
        post: operations["Publication_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看发布任务，以及它在等什么 / Read a publication, and what it waits for */
        get: operations["Publication_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 让一批已暂停、逾期、失败的尽快重新排期 / Give many held, missed or failed publications new times */
        post: operations["Publication_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/release/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看一批会排到什么时间 / Preview the slots that many would get */
        post: operations["Publication_previewRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 改期，或让已暂停的重新排期 / Move a publication, or give a held one a new time */
        post: operations["Publication_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/move/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看改期、重新排期或加急会得到什么时间 / Preview the slot that moving or hastening would get */
        post: operations["Publication_previewMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/urgent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 改为加急，重新排期 / Make a publication urgent and give it a new time */
        post: operations["Publication_hasten"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂停发布 / Hold a publication */
        post: operations["Publication_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消发布 / Cancel a publication */
        post: operations["Publication_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/throttle-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 频次规则列表 / List throttle policies */
        get: operations["Throttle_list"];
        put?: never;
        /** 新建频次规则 / Create a throttle policy */
        post: operations["Throttle_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/throttle-policies/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看新规则的影响 / Preview what a new policy would strand */
        post: operations["Throttle_previewPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/throttle-policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改频次规则 / Replace a throttle policy */
        put: operations["Throttle_replace"];
        post?: never;
        /** 删除频次规则 / Remove a throttle policy */
        delete: operations["Throttle_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/throttle-policies/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看修改的影响 / Preview what a replacement would strand */
        post: operations["Throttle_previewReplacement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/throttle-policies/{id}/removal-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看去掉规则的影响 / Preview what removing a policy would strand */
        post: operations["Throttle_previewRemoval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blackouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 停发时段列表 / List blackouts */
        get: operations["Throttle_listBlackouts"];
        put?: never;
        /** 新建停发时段 / Create a blackout */
        post: operations["Throttle_blackOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blackouts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看停发时段的影响 / Preview what a blackout would move or hold */
        post: operations["Throttle_previewBlackout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blackouts/{id}/removal-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看去掉停发时段的影响 / Preview what removing a blackout would change */
        post: operations["Throttle_previewBlackoutRemoval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blackouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 删除停发时段 / Remove a blackout */
        delete: operations["Throttle_removeBlackout"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/day-classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一年的放假、调休和手工设置 / Read a year’s holidays, made-up working days and settings */
        get: operations["DayClass_list"];
        /** 设置日期类别 / Set classes of days */
        put: operations["DayClass_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/day-classes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看设置的影响 / Preview what setting them would strand */
        post: operations["DayClass_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/day-classes/{date}/removal-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看取消设置的影响 / Preview what removing a setting would strand */
        post: operations["DayClass_previewRemoval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/day-classes/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 取消某一天的设置 / Remove the setting of a day */
        delete: operations["DayClass_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fair-weights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 共用账号上各单位的权重 / List the weights of departments on shared accounts */
        get: operations["FairWeight_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fair-weights/{departmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 设置单位的权重 / Set the weight of a department */
        put: operations["FairWeight_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/freezes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看紧急停发涉及哪些 / Preview what a freeze would stop */
        post: operations["Freeze_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/freezes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 紧急停发记录 / List freezes */
        get: operations["Freeze_list"];
        put?: never;
        /** 紧急停发 / Declare a freeze */
        post: operations["Freeze_declare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/freezes/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 生效中的紧急停发 / List the freezes in force */
        get: operations["Freeze_standing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/freezes/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 解除紧急停发 / Lift a freeze */
        post: operations["Freeze_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 群发各期及余位 / List issues and the places left in them */
        get: operations["MassIssue_list"];
        put?: never;
        /** 开一期图文 / Open an issue */
        post: operations["MassIssue_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看一期图文 / Read an issue */
        get: operations["MassIssue_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{id}/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预订一个位置 / Book a place */
        post: operations["MassIssue_book"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{id}/articles/{articleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 退订；截稿后由编辑撤下，其余按时群发 / Take a booking back; after closing its editor takes it out and the rest leaves in time */
        delete: operations["MassIssue_takeBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{id}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 定头条和次序 / Put the articles in order, the first place first */
        put: operations["MassIssue_order"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提前截稿 / Close it before its time */
        post: operations["MassIssue_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新开放 / Open it again */
        post: operations["MassIssue_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 改群发时间，截稿后也可以 / Move it to another time, also after it has closed */
        post: operations["MassIssue_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消这一期 / Cancel it */
        post: operations["MassIssue_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/near-duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 相近时间的重复内容 / List near duplicates of a publication */
        get: operations["NearDuplicate_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/near-duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 与已排期、已发布稿件的重复 / List what is planned or out and near to a story */
        get: operations["StoryDuplicate_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replanning/misfits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 不再符合现行规则的发布 / List what no longer fits the rules */
        get: operations["Replanning_misfits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replanning/misfits/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看它们将移到哪里 / Preview where misfits would move */
        post: operations["Replanning_previewMisfits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replanning/misfits/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按预览移动 / Move misfits as previewed */
        post: operations["Replanning_moveMisfits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replanning/compact/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看哪些可以提前 / Preview what could go earlier */
        post: operations["Replanning_previewCompact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replanning/compact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按预览提前 / Move earlier as previewed */
        post: operations["Replanning_compact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replanning/days/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看一整天的移动 / Preview moving a whole day */
        post: operations["Replanning_previewDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replanning/days/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按预览移动一整天 / Move a whole day as previewed */
        post: operations["Replanning_moveDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replanning/departments/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预看单位换上级的影响 / Preview what moving a department would strand */
        post: operations["Replanning_previewDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/overview/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 稿件一览：写到哪一步、审到哪一环节、发到哪里 / Stories with where they stand */
        get: operations["StoryOverview_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/overview/stories/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出稿件一览 / The same list as a workbook */
        get: operations["StoryOverview_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/overview/writers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 写过稿件的人，用于筛选 / Who wrote stories */
        get: operations["StoryOverview_writers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/overview/stories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一篇稿件走到了哪一步 / Where a story stands */
        get: operations["StoryOverview_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开始推演 / Start a what-if */
        post: operations["WhatIf_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/what-if/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 推演的进度和结果 / Read the progress and result of a what-if */
        get: operations["WhatIf_read"];
        put?: never;
        post?: never;
        /** 停止推演 / Cancel a what-if */
        delete: operations["WhatIf_cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/what-if/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 推演中会移动的发布 / List what would move */
        get: operations["WhatIf_moves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账号状况：凭据、当天剩余调用、排队、最近发布与出错 / How an account is doing, by what is known without a call */
        get: operations["AccountHealth_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 测试账号能否连通平台，不发布任何内容 / Test whether an account reaches its platform; publishes nothing */
        post: operations["AccountTest_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/weibo-authorization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 授权或重新授权微博账号 / Begin to authorise a Weibo account */
        post: operations["WeiboConnect_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/weibo/authorizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 以授权方式添加微博账号 / Begin to add a Weibo account by authorising it */
        post: operations["WeiboConnect_beginNew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/weibo/authorizations/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 微博授权后返回的页面 / The page Weibo sends people back to */
        get: operations["WeiboConnect_finish"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 发布之后能做什么、做过什么、牵连什么 / What can be done after it is out, what was, and what links to it */
        get: operations["Change_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/retract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤下已发布的内容 / Take down what is out */
        post: operations["Change_retract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用新的定稿更正已发布的内容 / Put the newer approved text in the place of what is out */
        post: operations["Change_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复误撤的内容 / Put up again what was taken down by mistake */
        post: operations["Change_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/changes/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认已在平台后台完成 / Confirm that it was done in the platform’s back office */
        post: operations["Change_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/changes/give-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放弃未完成的撤下、更正或恢复 / Give up what was not done */
        post: operations["Change_giveUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人工发布任务 / List what is to be posted by hand */
        get: operations["HandTask_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看一项人工发布 / Read a task by hand */
        get: operations["HandTask_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-tasks/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 领取或接手 / Take a task, or take it over */
        post: operations["HandTask_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-tasks/{id}/give-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 没有发布，退回给其他人 / Give a task back, not posted */
        post: operations["HandTask_giveBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-tasks/{id}/check-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核对链接，不提交 / Look at a link without reporting it */
        post: operations["HandTask_checkLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-tasks/{id}/posted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 已发布，填回链接 / Report that it is out, with its link */
        post: operations["HandTask_posted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-tasks/{id}/not-posted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 未能发布 / Report that it could not be posted */
        post: operations["HandTask_notPosted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-tasks/{id}/put-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 没有发布，改期 / Report that it is not out, and give it a new slot */
        post: operations["HandTask_putOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-tasks/{id}/package": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 发布包：要复制的文字、要上传的文件、要核对的事 / What to copy, to upload and to see to */
        get: operations["HandPackage_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-tasks/{id}/package.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打包下载 / Download everything as one zip */
        get: operations["HandPackage_archive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-tasks/{id}/files/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 单独下载一个文件 / Download one file of the package */
        get: operations["HandPackage_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-tasks/{id}/screenshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看截图 / Fetch the screenshot */
        get: operations["HandPackage_screenshot"];
        put?: never;
        /** 上传截图 / Upload a screenshot */
        post: operations["HandPackage_keepScreenshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/variants/wechat/phone-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 把微信稿预览到指定手机 / Preview the WeChat article on a telephone */
        post: operations["PhonePreview_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stories/{id}/variants/wechat/preflight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 微信稿发布前检查 / The pre-flight list of the WeChat article */
        get: operations["Preflight_look"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 统计：何时发出、哪个单位、哪项内容、晚了多少、多少人看 / What went out when, by whom, how late, to how many */
        get: operations["Insights_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insights/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出统计表 / The same as a workbook */
        get: operations["Insights_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 发出之后：还在不在、链接打不打得开、阅读点赞评论转发 / After it is out: is it there, does its link open, what is counted */
        get: operations["Figures_ofPublication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 专题或单位已发布内容的最新读数，逐条 / Latest figures of a campaign’s or department’s posts */
        get: operations["Figures_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/figures/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 专题或单位的合计，按渠道 / The same posts summed up by channel */
        get: operations["Figures_totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/export.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出已发布的网站稿：网页、图片和元数据 / Export a published web text as files */
        get: operations["Export_publication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/export.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出专题下已发布的网站稿 / Export the published web texts of a campaign */
        get: operations["Export_campaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hand-tasks/{id}/page.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载网页包，放到自己的网站上 / Download the page as files, to put on a site of one’s own */
        get: operations["Export_handTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demonstration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 示例数据有多少、能否清空 / What the demonstration holds, and whether it can be cleared */
        get: operations["Demonstration_look"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demonstration/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 清空示例数据，开始正式使用 / Clear the demonstration away and begin in earnest */
        post: operations["Demonstration_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AliveResponse: {
            /** @enum {string} */
            status: "ok";
        };
        TextResponse: {
            zh: string;
            en: string;
        };
        PartResponse: {
            /** @example database */
            name: string;
            ready: boolean;
            /** @description 未就绪的原因与处理办法 */
            why?: components["schemas"]["TextResponse"];
        };
        ReadyResponse: {
            /** @enum {string} */
            status: "ready" | "not ready";
            /** @description 各组成部分的状态 */
            parts: components["schemas"]["PartResponse"][];
            /** @description 尚未就绪的部分 */
            notReady: string[];
        };
        Object: Record<string, never>;
        AuditObjectResponse: {
            /** @description 对象类型，例如 story */
            type: string;
            id: string;
            /** @description 加好引号或书名号的名称 */
            name: components["schemas"]["TextResponse"];
            /** @description 已删除；名称取自记录 */
            gone: boolean;
        };
        AuditDetailResponse: {
            field: components["schemas"]["TextResponse"];
            /** @description 改动以前；没有记下的为 null */
            before: components["schemas"]["TextResponse"] | null;
            after: components["schemas"]["TextResponse"] | null;
        };
        AuditEntryResponse: {
            id: string;
            /** Format: date-time */
            at: string;
            /**
             * Format: uuid
             * @description 操作人；为 null 时是系统
             */
            actorId: string | null;
            actorName: string | null;
            action: string;
            /** @description 操作的名称；没有名称的为 null */
            actionName: components["schemas"]["TextResponse"] | null;
            /** @description 操作人之后的半句话，{o} 处是对象的名称；没有名称的操作为 null */
            sentence: components["schemas"]["TextResponse"] | null;
            subjectType: string;
            subjectId: string;
            /** @description 对象；没有名称的为 null */
            object: components["schemas"]["AuditObjectResponse"] | null;
            /** @description 改动前后和记下的内容，编号已换成名称 */
            details: components["schemas"]["AuditDetailResponse"][];
            data: {
                [key: string]: unknown;
            };
            requestId: string | null;
            /** @description 在哈希链中的位置；尚未入链时为 null */
            seq: string | null;
            /** @description 本环的 SHA-256 */
            hash: string | null;
        };
        PageOfAuditEntryResponse: {
            items: components["schemas"]["AuditEntryResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        AuditHeadResponse: {
            seq: string;
            /** @description 末环的 SHA-256，可抄存在系统之外，日后比对 */
            hash: string;
        };
        AuditBreakResponse: {
            /** @description 在哈希链中的位置 */
            seq: string;
            /** @description 该处的记录编号；没有记录的为 null */
            id: string | null;
            /**
             * @description gap 缺失；previous 顺序被动过；content 内容被改；head 末尾缺失
             * @enum {string}
             */
            reason: "gap" | "previous" | "content" | "head";
        };
        AuditVerdictResponse: {
            /** @description 整条链是否完好 */
            ok: boolean;
            /** @description 核验过的记录数 */
            checked: number;
            /**
             * Format: date-time
             * @description 核验完成的时间
             */
            at: string;
            /** @description 刚写入、尚未入链的记录数 */
            unlinked: number;
            head: components["schemas"]["AuditHeadResponse"];
            /** @description 第一处断裂；完好时没有 */
            brokenAt?: components["schemas"]["AuditBreakResponse"];
        };
        LookResponse: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            result: "found" | "accepted" | "absent" | "unknown";
            reason?: string;
        };
        ExceededResponse: {
            /** @description 哪一条规则（policy:…） */
            policy?: string;
            /** @description 规则在该策略中的序号 */
            rule?: number;
            text: components["schemas"]["TextResponse"];
        };
        AttemptResponse: {
            id: string;
            /**
             * @description 哪一步：prepare 为发送前的准备（上传图片、存草稿等，尚未调用发布）没有完成，原因相同的只记一次；send 为发送
             * @enum {string}
             */
            stage: "prepare" | "send";
            /**
             * Format: date-time
             * @description 发送的为当时核定的时间，准备的为现在核定的时间
             */
            slotAt: string;
            /**
             * Format: date-time
             * @description 准备时还没有领取，为空
             */
            claimedAt: string | null;
            /** Format: date-time */
            beganAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /**
             * Format: date-time
             * @description 平台已接收时，最迟等到何时，如公众号管理员须在此前确认群发；之后转为待核实
             */
            acceptedUntil: string | null;
            /** @enum {string|null} */
            outcome: "sent" | "rejected" | "retry" | "unconfirmed" | null;
            /** @description 开始时间比核定时间晚多少毫秒；准备的为空 */
            latenessMs: number | null;
            platformRef: string | null;
            url: string | null;
            code: string | null;
            /** @description 平台或网络的原话，供技术人员查找；给人看的见 text */
            reason: string | null;
            /** @description 发生了什么、接下来怎么办 */
            text: components["schemas"]["TextResponse"] | null;
            /** @description 待核实时，以及被平台拒绝后再次发送之前，对平台的查询 */
            looks: components["schemas"]["LookResponse"][];
            /** @description 加急发布越过了本单位的哪些规则；未越过为空 */
            exceeded: components["schemas"]["ExceededResponse"][];
        };
        PostLinkBody: {
            /**
             * Format: uri
             * @description 平台后台里这条内容的链接
             */
            url: string;
        };
        LinkCorrectionBody: {
            /**
             * Format: uri
             * @description 平台后台里这条内容的链接
             */
            url: string;
            /** @description 为什么更正；连同原链接记入审计 */
            reason: string;
            /**
             * @description 链接核对未通过，仍确认就是这条内容
             * @default false
             */
            despiteDoubt: boolean;
        };
        PostedByHandBody: {
            /**
             * Format: uri
             * @description 平台后台里这条内容的链接
             */
            url: string;
            /** @description 怎样发布的、看到了什么；记入经过 */
            note: string;
            /**
             * @description 链接核对未通过，仍确认就是这条内容
             * @default false
             */
            despiteDoubt: boolean;
        };
        GoneNoteBody: {
            /**
             * @description seen 已知悉，正在处理；withdrawn 按已撤下对待
             * @enum {string}
             */
            as: "seen" | "withdrawn";
            /** @description 看到了什么、怎样处理；记入经过 */
            note: string;
        };
        ResolveBody: {
            /**
             * @description 已找到 / 平台上没有，重发（须第二人确认）/ 放弃
             * @enum {string}
             */
            verdict: "found" | "absent" | "give_up";
            /** @description 在哪里看到了什么 */
            note: string;
            /**
             * Format: uri
             * @description 已找到时填写链接
             */
            url?: string;
        };
        ResolvedResponse: {
            /** @description 已有结论；为 false 时等待第二人确认 */
            settled: boolean;
        };
        ResendResponse: {
            /**
             * @description 重新排期 / 核实后两人确认重发 / 重新送审
             * @enum {string}
             */
            way: "move" | "resolve" | "submit";
            /** @description 在哪里办理 */
            path: string;
            todo: components["schemas"]["TextResponse"];
        };
        DeadLetterResponse: {
            /** Format: uuid */
            publicationId: string;
            /** @description 消息的 webhook-id，每次重发都相同，可据此查接收方的日志 */
            webhookId: string;
            /** Format: uuid */
            storyId: string;
            storyTitle: string;
            /** Format: uuid */
            accountId: string;
            accountName: string;
            /** Format: uuid */
            departmentId: string;
            /** @enum {string} */
            state: "failed" | "unconfirmed";
            /** Format: date-time */
            since: string;
            code: string | null;
            /** @description 为什么 */
            reason: components["schemas"]["TextResponse"] | null;
            /** @description 发过几次 */
            tries: number;
            /**
             * Format: date-time
             * @description 没有发出过的为 null
             */
            lastTriedAt: string | null;
            resend: components["schemas"]["ResendResponse"];
        };
        PageOfDeadLetterResponse: {
            items: components["schemas"]["DeadLetterResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        HistoryEntryResponse: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @description 做了什么，如 hold、move、sent */
            act: string;
            name: components["schemas"]["TextResponse"];
            /** @description 谁做的；系统自动的为空 */
            by: string | null;
            /** @description 理由，或系统的说明 */
            why: components["schemas"]["TextResponse"] | null;
            /**
             * Format: date-time
             * @description 原核定时间
             */
            slotBefore: string | null;
            /**
             * Format: date-time
             * @description 新核定时间
             */
            slotAt: string | null;
        };
        VerdictResponse: {
            /** Format: uuid */
            id: string;
            /**
             * @description 已找到 / 平台上没有，重发 / 放弃
             * @enum {string}
             */
            verdict: "found" | "absent" | "give_up";
            /** @description 在哪里看到了什么 */
            note: string;
            proposedBy: string | null;
            /** Format: date-time */
            proposedAt: string;
            /** @description 第二人 */
            confirmedBy: string | null;
            /** Format: date-time */
            confirmedAt: string | null;
            /**
             * Format: date-time
             * @description 平台后来仍在处理，这一结论作废的时间
             */
            overtakenAt: string | null;
            /** @description 在等第二人确认 */
            open: boolean;
            /** @description 您可以作为第二人确认 */
            mayConfirm: boolean;
        };
        WebhookTold: {
            /**
             * Format: uuid
             * @description 发布任务编号，即收到的 data.publicationId
             */
            publicationId: string;
            /**
             * Format: uri
             * @description 已发布时必填：完整的 http(s) 网址
             */
            url?: string;
            /** @description 该页在网站上的编号，撤下和更正时带回；不填即用网址 */
            ref?: string;
            /** @description 不发布时的原因，给人看 */
            reason?: string;
        };
        WebhookToldRequest: {
            /** @enum {string} */
            type: "publication.published" | "publication.rejected";
            data: components["schemas"]["WebhookTold"];
        };
        LeftWorkResponse: {
            /** @description 共几项 */
            count: number;
            /** @description 其中没有别人可以接手的 */
            alone: number;
            /** @description 名称，没有别人可以接手的在前，最多 5 个 */
            titles: string[];
        };
        LostStageResponse: {
            /** @enum {string} */
            role: "first_reviewer" | "second_reviewer" | "final_reviewer";
            /** @description 没有人可以审的环节 */
            name: components["schemas"]["TextResponse"];
            /** @description 哪些单位的稿件；上级单位在内的，下级不再列出 */
            departments: string[];
            /** @description 这些单位再没有别人担任这一职责；否则只是等着的稿件没有别人可审 */
            isLast: boolean;
            /** @description 正等着这一环节、将没有人可审的篇数 */
            waiting: number;
        };
        WorkInHandResponse: {
            /** @description 没写完的草稿 */
            drafts: components["schemas"]["LeftWorkResponse"];
            /** @description 退回修改的稿件 */
            returned: components["schemas"]["LeftWorkResponse"];
            /** @description 已领取、还没有反馈的人工发布任务 */
            tasks: components["schemas"]["LeftWorkResponse"];
            /** @description 此人建立的、或没有别人统筹的未结束专题活动 */
            campaigns: components["schemas"]["LeftWorkResponse"];
            /** @description 此后没有人可审的环节 */
            stages: components["schemas"]["LostStageResponse"][];
        };
        LogInRequest: {
            /** @example admin */
            login: string;
            /** Format: password */
            password: string;
        };
        HeldRoleResponse: {
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /** @enum {string} */
            role: "press_officer" | "proofreader" | "first_reviewer" | "second_reviewer" | "final_reviewer" | "duty_editor" | "channel_administrator" | "coordinator" | "administrator" | "viewer";
        };
        MeResponse: {
            /** Format: uuid */
            personId: string;
            login: string;
            displayName: string;
            /** @description 为 true 时须先修改初始密码 */
            mustChangePassword: boolean;
            roles: components["schemas"]["HeldRoleResponse"][];
            /** @description 至少在一个单位可以进行的操作 */
            may: ("department.read" | "department.administer" | "person.administer" | "campaign.read" | "campaign.write" | "story.read" | "story.write" | "review.read" | "review.submit" | "review.comment" | "review.decide.first_reviewer" | "review.decide.second_reviewer" | "review.decide.final_reviewer" | "account.read" | "account.administer" | "policy.read" | "policy.administer" | "publication.read" | "publication.schedule" | "publication.control" | "publication.resolve" | "publication.post" | "freeze.declare" | "audit.read")[];
        };
        ChangePasswordRequest: {
            /** Format: password */
            current: string;
            /** Format: password */
            next: string;
        };
        DepartmentResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            parentId: string | null;
            name: string;
            shortName: string | null;
            /** @enum {string} */
            kind: "bureau" | "district" | "school" | "agency" | "union" | "league" | "other";
            /** @description 从最上级单位到本单位的编号 */
            path: string[];
            /**
             * Format: date-time
             * @description 何时停用；在使用的为 null
             */
            closedAt: string | null;
        };
        PageOfDepartmentResponse: {
            items: components["schemas"]["DepartmentResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        CreateDepartmentRequest: {
            /**
             * Format: uuid
             * @description 上级单位
             */
            parentId: string;
            /** @example 某区人力资源和社会保障局 */
            name: string;
            shortName?: string | null;
            /** @enum {string} */
            kind: "bureau" | "district" | "school" | "agency" | "union" | "league" | "other";
        };
        ChangeDepartmentRequest: {
            /**
             * Format: uuid
             * @description 上级单位
             */
            parentId?: string;
            /** @example 某区人力资源和社会保障局 */
            name?: string;
            shortName?: string | null;
            /** @enum {string} */
            kind?: "bureau" | "district" | "school" | "agency" | "union" | "league" | "other";
            /** @description 移动会影响已排期的发布时，预览返回的确认码 */
            confirm?: string;
            /** @description 由 NAME_IS_SIGNED 的答复给出：确认改名后到点不再发出的发布 */
            confirmNames?: string;
        };
        RoleResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            departmentId: string;
            /** @enum {string} */
            role: "press_officer" | "proofreader" | "first_reviewer" | "second_reviewer" | "final_reviewer" | "duty_editor" | "channel_administrator" | "coordinator" | "administrator" | "viewer";
        };
        PersonResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            departmentId: string;
            login: string;
            displayName: string;
            mustChangePassword: boolean;
            disabled: boolean;
            /** @description 每改一次加一 */
            version: number;
            roles: components["schemas"]["RoleResponse"][];
        };
        PageOfPersonResponse: {
            items: components["schemas"]["PersonResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        GrantRoleRequest: {
            /** Format: uuid */
            departmentId: string;
            /** @enum {string} */
            role: "press_officer" | "proofreader" | "first_reviewer" | "second_reviewer" | "final_reviewer" | "duty_editor" | "channel_administrator" | "coordinator" | "administrator" | "viewer";
        };
        CreatePersonRequest: {
            /**
             * @description 小写字母、数字、汉字和 ._-，2 至 64 个字符
             * @example jiuye-chushen
             */
            login: string;
            /** @example 初审（示例） */
            displayName: string;
            /**
             * Format: uuid
             * @description 所属单位，由它的系统管理员管理此人
             */
            departmentId: string;
            roles?: components["schemas"]["GrantRoleRequest"][];
        };
        CreatedPersonResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            departmentId: string;
            login: string;
            displayName: string;
            mustChangePassword: boolean;
            disabled: boolean;
            /** @description 每改一次加一 */
            version: number;
            roles: components["schemas"]["RoleResponse"][];
            /** @description 一次性密码，只显示这一次；重发的请求得到 null */
            oneTimePassword: string | null;
        };
        ChangePersonRequest: {
            displayName?: string;
            /** Format: uuid */
            departmentId?: string;
            /** @description 停用后立即退出登录 */
            disabled?: boolean;
            /** @description 改动所依据的版本（读取时得到的 version）；已被别人改过的拒绝，不填则不核对 */
            version?: number;
        };
        OneTimePasswordResponse: {
            /** @description 一次性密码，只显示这一次；重发的请求得到 null */
            oneTimePassword: string | null;
        };
        StateReasonResponse: {
            /** @description 平台或系统给出的代码 */
            code: string;
            text: components["schemas"]["TextResponse"];
        };
        AccountResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            departmentId: string;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /**
             * @description 发布方式
             * @enum {string}
             */
            driver: "site" | "wordpress" | "webhook" | "hand" | "publish" | "mass" | "draft" | "share" | "biz";
            name: string;
            /** @description 平台接口地址；自有网站和人工发布为空 */
            baseUrl: string;
            /** @description 是否为内置沙箱的账号 */
            sandbox: boolean;
            settings: {
                [key: string]: unknown;
            };
            /** @description 已填写的密钥名；密钥本身从不返回 */
            credentialsSet: string[];
            /**
             * @description unauthorised：平台不再接受其凭据，重新授权或填写凭据后恢复
             * @enum {string}
             */
            state: "active" | "paused" | "unauthorised";
            /** @description 为什么需要重新授权，或停用的理由 */
            stateReason: components["schemas"]["StateReasonResponse"] | null;
            /**
             * Format: date-time
             * @description 授权到期时间
             */
            authorisedUntil: string | null;
            /** @description 每改一次加一 */
            version: number;
            /** Format: date-time */
            createdAt: string;
        };
        PageOfAccountResponse: {
            items: components["schemas"]["AccountResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        CreateAccountRequest: {
            /**
             * Format: uuid
             * @description 账号所属单位
             */
            departmentId: string;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /**
             * @description 发布方式，建后不变；不填为该渠道的第一种。网站：site 自有、wordpress、webhook、hand 人工；微信：publish 发布、mass 群发、draft 仅存草稿；微博：share、biz 商业接口、hand 人工；其他平台：hand
             * @enum {string}
             */
            driver?: "site" | "wordpress" | "webhook" | "hand" | "publish" | "mass" | "draft" | "share" | "biz";
            /** @example 示例公众号 */
            name: string;
            /** @description 平台接口地址；不填为官方地址，自有网站不填 */
            baseUrl?: string;
            /**
             * @description 公开设置，按发布方式。wordpress：user（必填，WordPress 用户名）；column（发布到的栏目（WordPress 分类名））；tags（每篇文章带的标签）。webhook：source（信息来源（不超过 60 字），默认供稿单位）；columns（网站的栏目，供稿件选择）；column（稿件没有选择时的栏目）；linkHosts（网页的域名（不填为接收地址的域名））；minutes（接收方收下后，最迟多久发布并告知链接（分钟，10 至 1440，默认 120））；oldSecretUntil（更换密钥后旧密钥有效至）。hand：linkHosts（填回的链接应属的域名）；backOffice（在哪里发布（后台地址或说明））；minutes（到点后留给值班人员的时间（分钟，10 至 1440，默认 120））。publish、draft：appId（必填，AppID）；source（文末署名中的来源（不超过 60 字），默认账号名）；previewTo（预览接收人：已关注该公众号者的微信号或 openid（最多 20 个））；appearsWithinMs（帖子最迟多久出现在平台列表中（毫秒））。mass：appId（必填，AppID）；source（文末署名中的来源（不超过 60 字），默认账号名）；previewTo（预览接收人：已关注该公众号者的微信号或 openid（最多 20 个））；appearsWithinMs（帖子最迟多久出现在平台列表中（毫秒））；accountKind（账号类型：公众号（subscription，每天群发 1 次，默认）或服务号（service，每月群发 4 次）；群发次数照此计算）；massTagId（只群发给该标签的粉丝（标签编号））；massConfirm（群发保护：每次群发都须管理员在微信中确认的选“on”，否则选“off”）。share、biz：uid（必填，微博用户 uid）；rip（必填，操作者的公网 IP（发布接口必填））；clientId（应用 App Key）；expiresAt（授权到期时间）；boundDomains（应用的安全域名）；shortLinkBase（短链接地址，默认 http://t.cn）；permalinkBase（微博网页地址，默认 https://weibo.com）；appearsWithinMs（帖子最迟多久出现在平台列表中（毫秒））
             * @example {
             *       "appId": "wx0000000000000000"
             *     }
             */
            settings?: {
                [key: string]: unknown;
            };
            /** @description 密钥，按发布方式；加密保存、不再显示。wordpress：applicationPassword（必填，WordPress 应用程序密码）。webhook：secret（签名密钥（whsec_ 开头））；oldSecret（更换前的签名密钥）。publish、mass、draft：appSecret（必填，AppSecret）；callbackToken（消息推送的 Token）；encodingAesKey（消息推送的 EncodingAESKey）。share、biz：accessToken（必填，访问令牌 access_token）；clientSecret（应用 App Secret） */
            credentials?: {
                [key: string]: string;
            };
        };
        ChangeAccountRequest: {
            /** @example 示例公众号 */
            name?: string;
            /** @description 平台接口地址；不填为官方地址，自有网站不填 */
            baseUrl?: string;
            /**
             * @description 公开设置，按发布方式。wordpress：user（必填，WordPress 用户名）；column（发布到的栏目（WordPress 分类名））；tags（每篇文章带的标签）。webhook：source（信息来源（不超过 60 字），默认供稿单位）；columns（网站的栏目，供稿件选择）；column（稿件没有选择时的栏目）；linkHosts（网页的域名（不填为接收地址的域名））；minutes（接收方收下后，最迟多久发布并告知链接（分钟，10 至 1440，默认 120））；oldSecretUntil（更换密钥后旧密钥有效至）。hand：linkHosts（填回的链接应属的域名）；backOffice（在哪里发布（后台地址或说明））；minutes（到点后留给值班人员的时间（分钟，10 至 1440，默认 120））。publish、draft：appId（必填，AppID）；source（文末署名中的来源（不超过 60 字），默认账号名）；previewTo（预览接收人：已关注该公众号者的微信号或 openid（最多 20 个））；appearsWithinMs（帖子最迟多久出现在平台列表中（毫秒））。mass：appId（必填，AppID）；source（文末署名中的来源（不超过 60 字），默认账号名）；previewTo（预览接收人：已关注该公众号者的微信号或 openid（最多 20 个））；appearsWithinMs（帖子最迟多久出现在平台列表中（毫秒））；accountKind（账号类型：公众号（subscription，每天群发 1 次，默认）或服务号（service，每月群发 4 次）；群发次数照此计算）；massTagId（只群发给该标签的粉丝（标签编号））；massConfirm（群发保护：每次群发都须管理员在微信中确认的选“on”，否则选“off”）。share、biz：uid（必填，微博用户 uid）；rip（必填，操作者的公网 IP（发布接口必填））；clientId（应用 App Key）；expiresAt（授权到期时间）；boundDomains（应用的安全域名）；shortLinkBase（短链接地址，默认 http://t.cn）；permalinkBase（微博网页地址，默认 https://weibo.com）；appearsWithinMs（帖子最迟多久出现在平台列表中（毫秒））
             * @example {
             *       "appId": "wx0000000000000000"
             *     }
             */
            settings?: {
                [key: string]: unknown;
            };
            /** @description 密钥，按发布方式；加密保存、不再显示。wordpress：applicationPassword（必填，WordPress 应用程序密码）。webhook：secret（签名密钥（whsec_ 开头））；oldSecret（更换前的签名密钥）。publish、mass、draft：appSecret（必填，AppSecret）；callbackToken（消息推送的 Token）；encodingAesKey（消息推送的 EncodingAESKey）。share、biz：accessToken（必填，访问令牌 access_token）；clientSecret（应用 App Secret） */
            credentials?: {
                [key: string]: string;
            };
            /** @description 由 CHANGE_STRANDS_PLAN 的答复给出：确认改后不再符合规则的发布 */
            confirm?: string;
            /** @description 由 NAME_IS_SIGNED 的答复给出：确认改名后到点不再发出的发布 */
            confirmNames?: string;
            /** @description 改动所依据的版本（读取时得到的 version）；已被别人改过的拒绝，不填则不核对 */
            version?: number;
        };
        PauseAccountRequest: {
            /**
             * @description 为什么停用，给等这个账号的人看
             * @example 平台后台改版，待核对
             */
            reason?: string;
        };
        AccountFieldResponse: {
            /** @description settings 或 credentials 中的键 */
            key: string;
            /** @description 是否为密钥：填在 credentials，不再显示 */
            secret: boolean;
            required: boolean;
            /** @enum {string} */
            kind: "text" | "digits" | "ip" | "time" | "origin" | "hosts" | "aes-key" | "milliseconds" | "minutes" | "names" | "choice" | "webhook-secret";
            label: components["schemas"]["TextResponse"];
            /** @description 在平台后台的哪里找到 */
            hint: components["schemas"]["TextResponse"] | null;
            /** @description 可选的值；不限的为空 */
            options: string[];
            /** @description 最多多少字 */
            maxCharacters: number | null;
        };
        AccountFormResponse: {
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            channelName: components["schemas"]["TextResponse"];
            /** @enum {string} */
            driver: "site" | "wordpress" | "webhook" | "hand" | "publish" | "mass" | "draft" | "share" | "biz";
            name: components["schemas"]["TextResponse"];
            /** @description 这种方式做什么，需要平台给什么权限 */
            hint: components["schemas"]["TextResponse"];
            /**
             * @description 接口地址：不需要、平台通用、每家自有须填写
             * @enum {string}
             */
            address: "none" | "usual" | "own";
            /** @description 平台通用的接口地址 */
            usualAddress: string | null;
            /** @description 内置沙箱的地址，填它即为沙箱账号；没有沙箱的为空 */
            sandboxAddress: string | null;
            /** @description 可在平台页面授权添加（POST /weibo/authorizations），令牌由平台给出 */
            authorisable: boolean;
            fields: components["schemas"]["AccountFieldResponse"][];
        };
        RotateSecretRequest: {
            /**
             * @description 旧密钥继续有效多少小时，供网站更换；0 为立即作废（如已泄露）
             * @default 24
             */
            keepOldHours: number;
        };
        RotatedSecretResponse: {
            /** @description 新密钥（whsec_…），只显示这一次，请交给网站管理员 */
            secret: string;
            /**
             * Format: date-time
             * @description 旧密钥有效至；在此之前消息带两个签名，回调用哪个密钥签都认。没有旧密钥时为 null
             */
            oldSecretUntil: string | null;
            /** @description 网站告知链接时回调的地址 */
            callbackUrl: string;
        };
        StorySummaryResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            campaignId: string | null;
            /** Format: uuid */
            pillarId: string | null;
            /** @enum {string} */
            kind: "craftsman" | "competition_winner" | "graduate" | "unit" | "policy" | "event";
            /** @enum {string} */
            state: "draft" | "in_review" | "returned" | "approved" | "withdrawn";
            /** @description 每次修改加一；修改时带回 */
            version: number;
            /** Format: uuid */
            authorId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: date-time
             * @description 何时归档；没有归档的为 null
             */
            archivedAt: string | null;
            /** @description 当前是第几版 */
            revision: number;
            title: string;
            summary: string;
            /** @description 封面图的 sha256 */
            cover: string | null;
        };
        PageOfStorySummaryResponse: {
            items: components["schemas"]["StorySummaryResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        CoverRequest: {
            /** @description 先上传图片，再填返回的 sha256 */
            sha256: string;
            /** @description 替代文字：图上是什么 */
            alt: string;
        };
        RevisionResponse: {
            /** Format: uuid */
            id: string;
            /** @description 第几版 */
            number: number;
            title: string;
            summary: string;
            /** @enum {string} */
            aiUse: "none" | "assisted" | "generated";
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            facts: {
                [key: string]: unknown;
            };
            /** @description 正文，见保存稿件的 body */
            body: {
                [key: string]: unknown;
            };
            cover: components["schemas"]["CoverRequest"] | null;
        };
        StoryResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            campaignId: string | null;
            /** Format: uuid */
            pillarId: string | null;
            /** @enum {string} */
            kind: "craftsman" | "competition_winner" | "graduate" | "unit" | "policy" | "event";
            /** @enum {string} */
            state: "draft" | "in_review" | "returned" | "approved" | "withdrawn";
            /** @description 每次修改加一；修改时带回 */
            version: number;
            /** Format: uuid */
            authorId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: date-time
             * @description 何时归档；没有归档的为 null
             */
            archivedAt: string | null;
            /** @description 当前这一版 */
            revision: components["schemas"]["RevisionResponse"];
            /** @description 所有动过笔的人；他们不能审核本稿 */
            contributors: string[];
            /** @description 您现在能否修改（有权限，且稿件不在审核中、未定稿） */
            writable: boolean;
        };
        CreateStoryRequest: {
            /** @example 示例：一线技师的二十年 */
            title: string;
            /** @default  */
            summary: string;
            /**
             * @description 结构化信息，字段随稿件类别而定
             * @example {
             *       "name": "某技师",
             *       "trade": "数控车工",
             *       "unit": "示例装备制造公司"
             *     }
             */
            facts: {
                [key: string]: unknown;
            };
            /**
             * @description 正文：ProseMirror 文档（JSON），每个节点为 {type, attrs, content, marks, text}。节点（括号内为属性，? 为可不写；→ 为其下可放的节点）：doc→block+、text、hardBreak、horizontalRule、paragraph(textAlign?)→inline*、heading(level, textAlign?)→inline*、bulletList→listItem+、orderedList(start?)→listItem+、listItem→paragraph block*、blockquote→block+、image(sha256, alt, caption?)、table→tableRow+、tableRow→(tableCell | tableHeader)+、tableHeader(colspan?, rowspan?)→block+、tableCell(colspan?, rowspan?)→block+。block 为 paragraph、heading、bulletList、orderedList、blockquote、horizontalRule、image、table；inline 为 hardBreak、text。heading 的 level 为 2、3、4。文字格式（marks）：link(href)、bold、italic、underline、strike。其他类型和属性一律拒绝。
             * @example {
             *       "type": "doc",
             *       "content": [
             *         {
             *           "type": "paragraph",
             *           "content": [
             *             {
             *               "type": "text",
             *               "text": "正文"
             *             }
             *           ]
             *         }
             *       ]
             *     }
             */
            body: {
                [key: string]: unknown;
            };
            cover?: components["schemas"]["CoverRequest"] | null;
            /**
             * @description 人工智能参与程度
             * @default none
             * @enum {string}
             */
            aiUse: "none" | "assisted" | "generated";
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            campaignId?: string | null;
            /**
             * Format: uuid
             * @description 专题活动的宣传内容之一
             */
            pillarId?: string | null;
            /** @enum {string} */
            kind: "craftsman" | "competition_winner" | "graduate" | "unit" | "policy" | "event";
        };
        ChangeStoryRequest: {
            /** @description 您看到的稿件 version；不一致时返回 409 */
            version: number;
            /** Format: uuid */
            campaignId?: string | null;
            /** Format: uuid */
            pillarId?: string | null;
        };
        ShelveStoryRequest: {
            /** @description 您看到的稿件 version；不一致时返回 409 */
            version: number;
        };
        RevisionListItem: {
            /** Format: uuid */
            id: string;
            /** @description 第几版 */
            number: number;
            title: string;
            summary: string;
            /** @enum {string} */
            aiUse: "none" | "assisted" | "generated";
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** @description 谁保存的 */
            createdByName: string;
        };
        CreateRevisionRequest: {
            /** @example 示例：一线技师的二十年 */
            title: string;
            /** @default  */
            summary: string;
            /**
             * @description 结构化信息，字段随稿件类别而定
             * @example {
             *       "name": "某技师",
             *       "trade": "数控车工",
             *       "unit": "示例装备制造公司"
             *     }
             */
            facts: {
                [key: string]: unknown;
            };
            /**
             * @description 正文：ProseMirror 文档（JSON），每个节点为 {type, attrs, content, marks, text}。节点（括号内为属性，? 为可不写；→ 为其下可放的节点）：doc→block+、text、hardBreak、horizontalRule、paragraph(textAlign?)→inline*、heading(level, textAlign?)→inline*、bulletList→listItem+、orderedList(start?)→listItem+、listItem→paragraph block*、blockquote→block+、image(sha256, alt, caption?)、table→tableRow+、tableRow→(tableCell | tableHeader)+、tableHeader(colspan?, rowspan?)→block+、tableCell(colspan?, rowspan?)→block+。block 为 paragraph、heading、bulletList、orderedList、blockquote、horizontalRule、image、table；inline 为 hardBreak、text。heading 的 level 为 2、3、4。文字格式（marks）：link(href)、bold、italic、underline、strike。其他类型和属性一律拒绝。
             * @example {
             *       "type": "doc",
             *       "content": [
             *         {
             *           "type": "paragraph",
             *           "content": [
             *             {
             *               "type": "text",
             *               "text": "正文"
             *             }
             *           ]
             *         }
             *       ]
             *     }
             */
            body: {
                [key: string]: unknown;
            };
            cover?: components["schemas"]["CoverRequest"] | null;
            /**
             * @description 人工智能参与程度
             * @default none
             * @enum {string}
             */
            aiUse: "none" | "assisted" | "generated";
            /** @description 您看到的稿件 version；不一致时返回 409 */
            version: number;
            /**
             * @description 各渠道稿中自己写的字段，按渠道；不写的由稿件自动生成。字段同改写渠道稿的 content
             * @default {}
             * @example {
             *       "weibo": {
             *         "text": "【示例标题】另写的一句话 {link:publication}"
             *       }
             *     }
             */
            variants: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
        };
        ProblemResponse: {
            /** @description 有问题的字段（JSON pointer，从 content 起） */
            pointer: string;
            code: string;
            zh: string;
            en: string;
        };
        VariantResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            revisionId: string;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /** @description 每次修改加一；修改时带回 */
            version: number;
            /** @description 是否改写过；未改写的由稿件自动生成 */
            edited: boolean;
            /** Format: uuid */
            updatedBy: string;
            /** Format: date-time */
            updatedAt: string;
            content: {
                [key: string]: unknown;
            };
            /** @description 自己写的字段；未改写时为 {} */
            own: {
                [key: string]: unknown;
            };
            /** @description 不符合渠道要求之处；为空才能发布 */
            problems: components["schemas"]["ProblemResponse"][];
        };
        EditVariantRequest: {
            /** @description 您看到的渠道稿 version，还没有这份渠道稿时为 0；不一致时返回 409 */
            version: number;
            /**
             * @description 整份渠道稿：web {channel,title,summary,body,cover,column}（column 可不写，从账号列出的栏目中选）；wechat {channel,title,author,digest,body,cover,sourceLink}；weibo {channel,text,picture}；other {channel,title,text,pictures,attachments}。web、wechat 的 body 与稿件正文同：见稿件的 body
             * @example {
             *       "channel": "weibo",
             *       "text": "【示例标题】一句话摘要 {link:publication}",
             *       "picture": null
             *     }
             */
            content: {
                [key: string]: unknown;
            };
        };
        DeriveVariantRequest: {
            /** @description 您看到的渠道稿 version，还没有这份渠道稿时为 0；不一致时返回 409 */
            version: number;
        };
        MediaResponse: {
            /** @description 图片内容的 SHA-256（小写十六进制），在正文和封面中以它引用 */
            sha256: string;
            /** @enum {string} */
            mime: "image/jpeg" | "image/png" | "image/gif" | "image/webp";
            /** @description 字节数 */
            size: number;
            /** @description 显示宽度（像素） */
            width: number;
            /** @description 显示高度（像素） */
            height: number;
            /** @description 帧数，大于 1 为动图 */
            frames: number;
            /** @description 图片自带的人工智能生成标识（AIGC 隐式标识、IPTC 来源类型），随图保留；没有则为 null */
            labels: {
                aigc?: string;
                sourceType?: string;
            } | null;
            /**
             * @description 查看地址（需登录）
             * @example /api/media/…
             */
            url: string;
        };
        AttachmentKindResponse: {
            /** @enum {string} */
            kind: "mp4" | "mov" | "docx" | "xlsx" | "pptx" | "doc" | "xls" | "ppt" | "pdf" | "zip";
            /** @example video/mp4 */
            mime: string;
            /**
             * @description 文件名结尾
             * @example [
             *       "mp4",
             *       "m4v"
             *     ]
             */
            extensions: string[];
            /** @description 最大字节数 */
            maxBytes: number;
        };
        AttachmentResponse: {
            /** Format: uuid */
            id: string;
            /**
             * @description 文件名（已去除路径和危险字符）
             * @example 示例访谈.mp4
             */
            name: string;
            /**
             * @description 按内容判定的种类
             * @enum {string}
             */
            kind: "mp4" | "mov" | "docx" | "xlsx" | "pptx" | "doc" | "xls" | "ppt" | "pdf" | "zip";
            /** @example video/mp4 */
            mime: string;
            /** @description 字节数 */
            size: number;
            /** @description 内容的 SHA-256（小写十六进制） */
            sha256: string;
            /**
             * Format: uuid
             * @description 上传人
             */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * @description 下载地址（需登录）
             * @example /api/stories/…/attachments/…/content
             */
            url: string;
        };
        FocusResponse: {
            /** @description 图片的 sha256 */
            sha256: string;
            /** @description 距左边的比例，精确到千分之一 */
            x: number;
            /** @description 距上边的比例，精确到千分之一 */
            y: number;
        };
        FocusRequest: {
            /**
             * @description 距左边的比例
             * @example 0.5
             */
            x: number;
            /**
             * @description 距上边的比例
             * @example 0.3
             */
            y: number;
        };
        UploaderResponse: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        StoryPictureResponse: {
            /** @description 图片内容的 SHA-256（小写十六进制），在正文和封面中以它引用 */
            sha256: string;
            /** @enum {string} */
            mime: "image/jpeg" | "image/png" | "image/gif" | "image/webp";
            /** @description 字节数 */
            size: number;
            /** @description 显示宽度（像素） */
            width: number;
            /** @description 显示高度（像素） */
            height: number;
            /** @description 帧数，大于 1 为动图 */
            frames: number;
            /** @description 图片自带的人工智能生成标识（AIGC 隐式标识、IPTC 来源类型），随图保留；没有则为 null */
            labels: {
                aigc?: string;
                sourceType?: string;
            } | null;
            /**
             * @description 查看地址（需登录）
             * @example /api/media/…
             */
            url: string;
            /** @description 替代文字：图上是什么 */
            alt: string;
            /** @description 是否为封面 */
            cover: boolean;
            /** @description 最早上传这张图片的人 */
            uploadedBy: components["schemas"]["UploaderResponse"];
            /**
             * Format: date-time
             * @description 最早上传的时间
             */
            uploadedAt: string;
        };
        GivenPictureRequest: {
            /** @description 是 HTML 中的第几张图 */
            at: number;
            /** @description 上传后得到的 sha256 */
            sha256: string;
            /** @description 替代文字；不写则用 HTML 里的 */
            alt?: string;
        };
        ImportHtmlRequest: {
            /** @description 排版工具（135编辑器、秀米等）导出或复制的 HTML */
            html: string;
            /** @description 已上传的图片，按其在 HTML 中的序号 */
            pictures?: components["schemas"]["GivenPictureRequest"][];
        };
        LostItemResponse: {
            /** @enum {string} */
            code: "REVISION" | "SCRIPT" | "STYLESHEET" | "FRAME" | "FORM" | "DRAWING" | "HIDDEN" | "POSITIONED" | "BACKGROUND" | "LOOK" | "LINK" | "TABLE" | "DEPTH";
            /** @description 有几处 */
            count: number;
            zh: string;
            en: string;
        };
        PictureWantedResponse: {
            /** @description 是 HTML 中的第几张图 */
            at: number;
            /** @description 原来的地址（截短）；系统不会去取 */
            source: string;
            alt: string;
            /** @description 已上传的图片 */
            sha256: string | null;
            /** @description UPLOAD：请上传；DESCRIBE：请写替代文字；为空才进入正文 */
            todo: ("UPLOAD" | "DESCRIBE")[];
        };
        ImportHtmlResponse: {
            /** @description 可以直接用作稿件或微信渠道稿的 body */
            body: {
                [key: string]: unknown;
            };
            /** @description 没有保留的内容，逐类列出 */
            lost: components["schemas"]["LostItemResponse"][];
            pictures: components["schemas"]["PictureWantedResponse"][];
        };
        FactFieldResponse: {
            name: string;
            /**
             * @description line 一行；text 多行；lines 多条；year 年份；count 整数；date 日期；time 带时区的时间；address 网址
             * @enum {string}
             */
            type: "line" | "text" | "lines" | "year" | "count" | "date" | "time" | "address";
            required: boolean;
            zh: string;
            en: string;
        };
        StoryKindResponse: {
            /** @enum {string} */
            kind: "craftsman" | "competition_winner" | "graduate" | "unit" | "policy" | "event";
            zh: string;
            en: string;
            fields: components["schemas"]["FactFieldResponse"][];
        };
        CheckDraftRequest: {
            /** @example 示例：一线技师的二十年 */
            title: string;
            /** @default  */
            summary: string;
            /**
             * @description 结构化信息，字段随稿件类别而定
             * @example {
             *       "name": "某技师",
             *       "trade": "数控车工",
             *       "unit": "示例装备制造公司"
             *     }
             */
            facts: {
                [key: string]: unknown;
            };
            /**
             * @description 正文：ProseMirror 文档（JSON），每个节点为 {type, attrs, content, marks, text}。节点（括号内为属性，? 为可不写；→ 为其下可放的节点）：doc→block+、text、hardBreak、horizontalRule、paragraph(textAlign?)→inline*、heading(level, textAlign?)→inline*、bulletList→listItem+、orderedList(start?)→listItem+、listItem→paragraph block*、blockquote→block+、image(sha256, alt, caption?)、table→tableRow+、tableRow→(tableCell | tableHeader)+、tableHeader(colspan?, rowspan?)→block+、tableCell(colspan?, rowspan?)→block+。block 为 paragraph、heading、bulletList、orderedList、blockquote、horizontalRule、image、table；inline 为 hardBreak、text。heading 的 level 为 2、3、4。文字格式（marks）：link(href)、bold、italic、underline、strike。其他类型和属性一律拒绝。
             * @example {
             *       "type": "doc",
             *       "content": [
             *         {
             *           "type": "paragraph",
             *           "content": [
             *             {
             *               "type": "text",
             *               "text": "正文"
             *             }
             *           ]
             *         }
             *       ]
             *     }
             */
            body: {
                [key: string]: unknown;
            };
            cover?: components["schemas"]["CoverRequest"] | null;
            /**
             * @description 人工智能参与程度
             * @default none
             * @enum {string}
             */
            aiUse: "none" | "assisted" | "generated";
            /**
             * @description 各渠道稿中自己写的字段，按渠道；不写的由稿件自动生成。字段同改写渠道稿的 content
             * @default {}
             * @example {
             *       "weibo": {
             *         "text": "【示例标题】另写的一句话 {link:publication}"
             *       }
             *     }
             */
            variants: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
        };
        CounterResponse: {
            /** @enum {string} */
            field: "title" | "summary" | "author" | "digest" | "body" | "text";
            /** @description 按渠道自己的算法 */
            length: number;
            /** @description 渠道上限 */
            most: number;
            /** @description 其中预留不用的 */
            reserve: number;
        };
        FormCheckResponse: {
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo";
            /** @description 由稿件自动生成的 */
            derived: {
                [key: string]: unknown;
            };
            /** @description 加上自己写的字段 */
            content: {
                [key: string]: unknown;
            };
            /** @description 不符合渠道要求之处 */
            problems: components["schemas"]["ProblemResponse"][];
            /** @description 送审时没有一并选择网站账号的，还有这些 */
            withoutPage: components["schemas"]["ProblemResponse"][];
            counters: components["schemas"]["CounterResponse"][];
            /** @description 预览页面（HTML），与发布用同一排版 */
            page: string;
        };
        DraftCheckResponse: {
            /** @description 保存为新版本前要改的 */
            problems: components["schemas"]["ProblemResponse"][];
            /** @description 正文结构有误时为空 */
            forms: components["schemas"]["FormCheckResponse"][];
        };
        WorkingCopyResponse: {
            /** @description 从第几版改起 */
            baseRevision: number;
            content: string;
            /** Format: date-time */
            savedAt: string;
        };
        OwnWorkingCopyResponse: {
            /** @description 没有未保存的修改时为 null */
            copy: components["schemas"]["WorkingCopyResponse"] | null;
        };
        KeepWorkingCopyRequest: {
            /** @description 从第几版改起 */
            baseRevision: number;
            /** @description 编辑器自己的 JSON；系统原样保存，不作检查 */
            content: string;
        };
        PresenceRequest: {
            /** @description 有尚未保存的修改 */
            writes: boolean;
        };
        PresentResponse: {
            /** Format: uuid */
            personId: string;
            name: string;
            /** @description 有尚未保存的修改 */
            writes: boolean;
        };
        CommentResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            answersId: string | null;
            /** @description 批注时是第几版 */
            revision: number;
            /** @enum {string} */
            field: "story" | "title" | "summary" | "body";
            quote: string;
            before: string;
            after: string;
            words: string;
            /** Format: uuid */
            authorId: string;
            authorName: string;
            /** Format: date-time */
            createdAt: string;
            /** @description 由谁标为已解决 */
            resolvedByName: string | null;
            /** Format: date-time */
            resolvedAt: string | null;
        };
        CommentRequest: {
            words: string;
            /**
             * Format: uuid
             * @description 所回复的批注；写了它，位置由它而定
             */
            answersId?: string;
            /**
             * @description 在稿件的哪一部分；story 为整篇
             * @default story
             * @enum {string}
             */
            field: "story" | "title" | "summary" | "body";
            /**
             * @description 所批注的原文
             * @default
             */
            quote: string;
            /**
             * @description 原文之前的几个字，用来分辨相同的文字
             * @default
             */
            before: string;
            /** @default  */
            after: string;
        };
        ResolutionRequest: {
            /** @description true：已解决；false：重新打开 */
            resolved: boolean;
        };
        WindowFields: {
            /**
             * Format: date
             * @description 首日（含）
             * @example 2026-07-01
             */
            from: string | null;
            /**
             * Format: date
             * @description 末日（含）
             * @example 2026-07-31
             */
            to: string | null;
        };
        CampaignSummaryResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            departmentId: string;
            title: string;
            theme: string | null;
            window: components["schemas"]["WindowFields"];
            /** @enum {string} */
            state: "draft" | "active" | "closed";
            version: number;
        };
        PageOfCampaignSummaryResponse: {
            items: components["schemas"]["CampaignSummaryResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        PillarResponse: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "policy" | "experience" | "exemplar" | "other";
            title: string;
            text: string;
        };
        ClauseFields: {
            title: string | null;
            text: string;
        };
        RouteFields: {
            /** @description 报送单位；null 表示全部 */
            who: string | null;
            /** @description 接收单位 */
            to: string[];
        };
        DeadlineFields: {
            /** Format: date */
            date: string | null;
            /** @description 通知中的原话；没有确定日期时必填 */
            when?: string | null;
            /** @description 报送什么 */
            what: string | null;
            /** @description 接收单位 */
            to: string[];
            /** @description 哪些单位报到哪里 */
            routes?: components["schemas"]["RouteFields"][];
        };
        CampaignResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            departmentId: string;
            title: string;
            theme: string | null;
            window: components["schemas"]["WindowFields"];
            /** @enum {string} */
            state: "draft" | "active" | "closed";
            version: number;
            documentNumber: string | null;
            organisers: string[];
            pillars: components["schemas"]["PillarResponse"][];
            forms: components["schemas"]["ClauseFields"][];
            requirements: components["schemas"]["ClauseFields"][];
            deadlines: components["schemas"]["DeadlineFields"][];
            /** @description 可以转到的状态 */
            nextStates: ("draft" | "active" | "closed")[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PillarFields: {
            /**
             * Format: uuid
             * @description 保留原有宣传内容时填写其编号
             */
            id?: string;
            /** @enum {string} */
            kind: "policy" | "experience" | "exemplar" | "other";
            /** @example 先进典型 */
            title: string;
            text: string;
        };
        CreateCampaignRequest: {
            /** @example 2026年世界青年技能日宣传活动 */
            title: string;
            theme?: string | null;
            /** @example 示人社发〔2026〕12号 */
            documentNumber?: string | null;
            /** @description 主办单位 */
            organisers?: string[];
            window?: components["schemas"]["WindowFields"];
            pillars?: components["schemas"]["PillarFields"][];
            forms?: components["schemas"]["ClauseFields"][];
            requirements?: components["schemas"]["ClauseFields"][];
            deadlines?: components["schemas"]["DeadlineFields"][];
            /**
             * Format: uuid
             * @description 组织活动的单位
             */
            departmentId: string;
        };
        ChangeCampaignRequest: {
            /** @example 2026年世界青年技能日宣传活动 */
            title?: string;
            theme?: string | null;
            /** @example 示人社发〔2026〕12号 */
            documentNumber?: string | null;
            /** @description 主办单位 */
            organisers?: string[];
            window?: components["schemas"]["WindowFields"];
            pillars?: components["schemas"]["PillarFields"][];
            forms?: components["schemas"]["ClauseFields"][];
            requirements?: components["schemas"]["ClauseFields"][];
            deadlines?: components["schemas"]["DeadlineFields"][];
            /** @description 修改所依据的版本；已被别人改过时返回 409 */
            version: number;
            /** @enum {string} */
            state?: "draft" | "active" | "closed";
        };
        ProposeNoticeRequest: {
            /**
             * Format: uuid
             * @description 组织活动的单位
             */
            departmentId: string;
            /** @description 通知全文，至多 200000 个字符 */
            text?: string;
            /**
             * Format: byte
             * @description 文本文件（UTF-8、UTF-16 或 GB18030），以 base64 表示
             */
            file?: string;
        };
        ProposedPlanResponse: {
            /** @description 活动名称；没有读到为 null，确认前须补填 */
            title: string | null;
            theme: string | null;
            documentNumber: string | null;
            /** @description 主办单位 */
            organisers: string[];
            window: components["schemas"]["WindowFields"];
            pillars: components["schemas"]["PillarFields"][];
            forms: components["schemas"]["ClauseFields"][];
            requirements: components["schemas"]["ClauseFields"][];
            deadlines: components["schemas"]["DeadlineFields"][];
        };
        NoticeResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            departmentId: string;
            /** @description 读到的标题 */
            title: string | null;
            /**
             * Format: uuid
             * @description 确认后的专题活动
             */
            campaignId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description 通知全文；reading.spans 的起止位置按此文本（UTF-16）计 */
            text: string;
            /** @description 文件编码；粘贴的文字为 null */
            encoding: string | null;
            /** @description 读到的要素、出处和提醒 */
            reading: {
                [key: string]: unknown;
            };
            /** @description 据此建立的专题活动；确认时未填的项以此为准 */
            plan: components["schemas"]["ProposedPlanResponse"];
        };
        NoticeSummaryResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            departmentId: string;
            /** @description 读到的标题 */
            title: string | null;
            /**
             * Format: uuid
             * @description 确认后的专题活动
             */
            campaignId: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        PageOfNoticeSummaryResponse: {
            items: components["schemas"]["NoticeSummaryResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        ConfirmNoticeRequest: {
            /** @example 2026年世界青年技能日宣传活动 */
            title?: string;
            theme?: string | null;
            /** @example 示人社发〔2026〕12号 */
            documentNumber?: string | null;
            /** @description 主办单位 */
            organisers?: string[];
            window?: components["schemas"]["WindowFields"];
            pillars?: components["schemas"]["PillarFields"][];
            forms?: components["schemas"]["ClauseFields"][];
            requirements?: components["schemas"]["ClauseFields"][];
            deadlines?: components["schemas"]["DeadlineFields"][];
            /**
             * @description 确认后是否立即启动
             * @default draft
             * @enum {string}
             */
            state: "draft" | "active";
        };
        ReviewPersonResponse: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        ReviewDecisionResponse: {
            /** @enum {string} */
            decision: "approve" | "return";
            opinion: string | null;
            /** @description 审核人所见内容的摘要 */
            digest: string;
            /** Format: date-time */
            at: string;
            person: components["schemas"]["ReviewPersonResponse"];
        };
        ReviewStageResponse: {
            key: string;
            name: components["schemas"]["TextResponse"];
            /** @description 本环节把什么关 */
            question: components["schemas"]["TextResponse"];
            /** @enum {string} */
            role: "first_reviewer" | "second_reviewer" | "final_reviewer";
            decision: components["schemas"]["ReviewDecisionResponse"] | null;
        };
        ReviewSealResponse: {
            /** Format: uuid */
            id: string;
            /** @description 规范形式的版本 */
            version: string;
            digest: string;
            /** Format: date-time */
            sealedAt: string;
            /** Format: date-time */
            voidedAt: string | null;
            voidedBy: components["schemas"]["ReviewPersonResponse"] | null;
            voidReason: string | null;
        };
        ReviewRoundResponse: {
            /** Format: uuid */
            id: string;
            /** @description 第几次送审 */
            number: number;
            /** Format: uuid */
            revisionId: string;
            /** @enum {string} */
            state: "in_review" | "returned" | "approved" | "withdrawn" | "voided";
            /** @description 当前环节（从 0 起）；已结束时为结束时的环节 */
            stage: number;
            stages: components["schemas"]["ReviewStageResponse"][];
            submittedBy: components["schemas"]["ReviewPersonResponse"];
            /** Format: date-time */
            submittedAt: string;
            accountIds: string[];
            /** Format: date-time */
            windowFrom: string;
            /** Format: date-time */
            windowTo: string;
            /** Format: date-time */
            closedAt: string | null;
            closingReason: string | null;
            seal: components["schemas"]["ReviewSealResponse"] | null;
        };
        CodedTextResponse: {
            code: string;
            text: components["schemas"]["TextResponse"];
        };
        ReviewMoveResponse: {
            /** @enum {string} */
            move: "submit" | "approve" | "return" | "withdraw" | "void";
            stage: number | null;
            allowed: boolean;
            /** @description 不可用的原因 */
            refusal: components["schemas"]["CodedTextResponse"] | null;
        };
        StoryReviewResponse: {
            /** Format: uuid */
            storyId: string;
            /** @description 审核中或已定稿内容的摘要；表态时原样带回 */
            digest: string | null;
            /** @description 审核中，而现在没有人可以审这一环节：要请系统管理员授予职责 */
            waitsInVain: boolean;
            /** @description 历次送审，最近的在前 */
            rounds: components["schemas"]["ReviewRoundResponse"][];
            /** @description 我现在可以做什么，不可以时为什么 */
            nextMoves: components["schemas"]["ReviewMoveResponse"][];
        };
        WaitingRoundResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            storyId: string;
            title: string;
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            number: number;
            stage: number;
            stageName: components["schemas"]["TextResponse"];
            submittedBy: components["schemas"]["ReviewPersonResponse"];
            /** Format: date-time */
            submittedAt: string;
            /** Format: date-time */
            windowFrom: string;
            /** Format: date-time */
            windowTo: string;
        };
        PageOfWaitingRoundResponse: {
            items: components["schemas"]["WaitingRoundResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        SubmitRequest: {
            /** @description 看到的稿件版本号（乐观锁），与当前不符时拒绝 */
            version: number;
            /** @description 计划发布的账号，纳入定稿 */
            accountIds: string[];
            /**
             * Format: date-time
             * @description 发布时段开始（含），纳入定稿
             */
            windowFrom: string;
            /**
             * Format: date-time
             * @description 发布时段结束（不含），最远 366 天后
             */
            windowTo: string;
        };
        ApproveRequest: {
            /** @description 表态的环节（从 0 起），须为当前环节 */
            stage: number;
            /** @description 审阅内容的 SHA-256 摘要（GET /api/stories/{id}/review 的 digest） */
            digest: string;
            /** @description 审核意见 */
            opinion?: string;
        };
        ReturnRequest: {
            /** @description 表态的环节（从 0 起），须为当前环节 */
            stage: number;
            /** @description 审阅内容的 SHA-256 摘要（GET /api/stories/{id}/review 的 digest） */
            digest: string;
            /** @description 退回意见，必填 */
            opinion: string;
        };
        TakeBackRequest: {
            /** @description 原因，必填 */
            reason: string;
        };
        OpinionPhraseResponse: {
            /** Format: uuid */
            id: string;
            text: string;
        };
        KeepPhraseRequest: {
            /** @example 请核对领导姓名和职务。 */
            text: string;
        };
        ReviewGapResponse: {
            /** @enum {string} */
            role: "first_reviewer" | "second_reviewer" | "final_reviewer";
            /** @description 没有人可以审的环节 */
            stageName: components["schemas"]["TextResponse"];
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /** @description 等着的篇数 */
            waiting: number;
            /**
             * Format: date-time
             * @description 等得最久的一篇从何时等起
             */
            since: string;
        };
        StageWorkResponse: {
            /** @description 现在等着的篇数 */
            waiting: number;
            /**
             * Format: date-time
             * @description 等得最久的一篇从何时等起
             */
            waitingSince: string | null;
            /** @description 这段时间审完几篇 */
            decided: number;
            /** @description 其中退回的 */
            returned: number;
            /** @description 从送到这一环节到审完，半数不超过此数，毫秒；没有为 null */
            tookP50: number | null;
            /** @description 百分之九十五不超过此数，毫秒 */
            tookP95: number | null;
            /** @enum {string} */
            role: "first_reviewer" | "second_reviewer" | "final_reviewer";
            name: components["schemas"]["TextResponse"];
        };
        PersonWorkResponse: {
            /** @description 现在等着的篇数 */
            waiting: number;
            /**
             * Format: date-time
             * @description 等得最久的一篇从何时等起
             */
            waitingSince: string | null;
            /** @description 这段时间审完几篇 */
            decided: number;
            /** @description 其中退回的 */
            returned: number;
            /** @description 从送到这一环节到审完，半数不超过此数，毫秒；没有为 null */
            tookP50: number | null;
            /** @description 百分之九十五不超过此数，毫秒 */
            tookP95: number | null;
            /** Format: uuid */
            personId: string;
            personName: string;
        };
        WorkloadResponse: {
            /** @description 按环节，依审核次序 */
            stages: components["schemas"]["StageWorkResponse"][];
            /** @description 按人；等着的一篇，凡能审的人都各算一次；最多 200 人 */
            people: components["schemas"]["PersonWorkResponse"][];
        };
        ClosingObstacleResponse: {
            /** @enum {string} */
            kind: "departments" | "people" | "accounts" | "reviews" | "posts" | "campaigns" | "rules" | "silences";
            count: number;
            /** @description 是什么，先做什么 */
            text: components["schemas"]["TextResponse"];
        };
        ClosingResponse: {
            /**
             * Format: date-time
             * @description 何时停用；在使用的为 null
             */
            closedAt: string | null;
            /** @description 停用之前要先了结的；可以停用的为空 */
            obstacles: components["schemas"]["ClosingObstacleResponse"][];
        };
        CalendarEntryResponse: {
            /**
             * Format: date-time
             * @description 核定发布时间
             */
            slotAt: string;
            /** @description 账号由多个单位共用，时间为预测 */
            forecast: boolean;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            storyId: string;
            storyTitle: string;
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /** Format: uuid */
            accountId: string;
            accountName: string;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /** @enum {string} */
            state: "scheduled" | "claimed" | "sending" | "confirming" | "sent" | "unconfirmed" | "held" | "failed" | "missed" | "cancelled" | "retracted";
            stateName: components["schemas"]["TextResponse"];
            /** @enum {string} */
            priority: "normal" | "urgent";
            /**
             * Format: date-time
             * @description 在日历上的位置：已发布、已撤下的为实际发布时间，其余为核定时间
             */
            at: string;
            /** @description 被紧急停发拦下的，为停发的理由：解除之前到了时间也不会发出；没有被拦的为空 */
            frozenFor: string | null;
            /**
             * @description 账号已停用或授权失效的：恢复之前到了时间也不会发出；账号正常的为空
             * @enum {string|null}
             */
            accountStopped: "paused" | "unauthorised" | null;
            /** @description 已发布、后来发现已不在平台上 */
            isGone: boolean;
        };
        CalendarResponse: {
            /** @description 按时间先后；已取消的不列 */
            items: components["schemas"]["CalendarEntryResponse"][];
            /** @description 超过一万条，只列出最早的一万条：请缩短时间或按账号查看 */
            truncated: boolean;
            /**
             * Format: date-time
             * @description 服务器时间
             */
            now: string;
        };
        UsedPeriodResponse: {
            /**
             * Format: date
             * @description 第一天
             */
            from: string;
            /**
             * Format: date
             * @description 最后一天
             */
            to: string;
            /** @description 已发和已排的条数 */
            used: number;
        };
        QuotaResponse: {
            /** @description 哪一条规则（policy:…、cap:…） */
            policy: string;
            label: components["schemas"]["TextResponse"];
            /**
             * @description 每天、每周或每月
             * @enum {string}
             */
            per: "day" | "week" | "month";
            /** @description 最多几条 */
            max: number;
            /**
             * Format: uuid
             * @description 只算这个单位的；null 为合用
             */
            departmentId: string | null;
            /** @enum {string|null} */
            channel: "web" | "wechat" | "weibo" | "other" | null;
            /** Format: uuid */
            accountId: string | null;
            /** @description 受它限制的单位 */
            departmentIds: string[];
            /** @description 受它限制的账号 */
            accountIds: string[];
            /** @description 用掉多少；没有列出的时期一条都没有用 */
            periods: components["schemas"]["UsedPeriodResponse"][];
        };
        UnplannedAccountResponse: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /**
             * @description mass 群发账号：在一期图文中预订位置
             * @enum {string}
             */
            driver: "site" | "wordpress" | "webhook" | "hand" | "publish" | "mass" | "draft" | "share" | "biz";
        };
        UnplannedResponse: {
            /** Format: uuid */
            storyId: string;
            storyTitle: string;
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /**
             * Format: date-time
             * @description 终审批准的时段从何时起
             */
            windowFrom: string;
            /**
             * Format: date-time
             * @description 终审批准的时段到何时止
             */
            windowTo: string;
            /** @description 批准了、还没有排期的账号 */
            accounts: components["schemas"]["UnplannedAccountResponse"][];
        };
        UnplannedListResponse: {
            /** @description 批准时段先到期的在前 */
            items: components["schemas"]["UnplannedResponse"][];
            /** @description 还有更多，只列出最急的 100 篇 */
            truncated: boolean;
        };
        SlotOutlookBody: {
            /**
             * Format: uuid
             * @description 要改期的发布任务；不填则填 storyId 和 accountId
             */
            publicationId?: string;
            /**
             * Format: uuid
             * @description 要排期的已定稿稿件
             */
            storyId?: string;
            /**
             * Format: uuid
             * @description 终审批准的账号之一
             */
            accountId?: string;
            /** @description 期望时间，带时区，一次最多 100 个 */
            wishes: string[];
        };
        ReasonResponse: {
            /** @description 哪一条规则（policy:…、cap:…、blackout:…） */
            policy?: string;
            /** @description 规则在该策略中的序号 */
            rule?: number;
            text: components["schemas"]["TextResponse"];
        };
        FaultResponse: {
            /** @description NO_LEGAL_SLOT、SLOT_OUTSIDE_WINDOW、PAGE_NOT_COMING、FOLLOWER_STUCK、CHANGED_SINCE、STAYS */
            code: string;
            text: components["schemas"]["TextResponse"];
        };
        SlotOutlookItem: {
            /** Format: date-time */
            wishedAt: string;
            /**
             * Format: date-time
             * @description 会得到的时间；不能排时为 null
             */
            slotAt: string | null;
            /** @description 为什么不是所期望的时间 */
            because: components["schemas"]["ReasonResponse"][];
            /** @description 账号由多个单位共用，时间为预测 */
            forecast: boolean;
            /** @description 为什么不能排在这时或其后 */
            fault: components["schemas"]["FaultResponse"] | null;
        };
        SlotOutlookResponse: {
            /** @description 逐个对应所期望的时间，次序不变 */
            items: components["schemas"]["SlotOutlookItem"][];
        };
        CoverageCellResponse: {
            /**
             * Format: uuid
             * @description 宣传内容；null 为未归入任何一项
             */
            pillarId: string | null;
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /**
             * @description 撰写中（含退回）、审核中、已定稿未排期、已排期、已发布；每篇稿件只按走得最远的一步计一次，已撤回的不计
             * @enum {string}
             */
            stage: "writing" | "in_review" | "approved" | "planned" | "out";
            stories: number;
        };
        CoverageResponse: {
            /** @description 没有稿件的格子不列 */
            cells: components["schemas"]["CoverageCellResponse"][];
        };
        ScheduleBody: {
            /**
             * Format: uuid
             * @description 已通过终审的稿件
             */
            storyId: string;
            /**
             * Format: uuid
             * @description 终审批准的账号之一
             */
            accountId: string;
            /**
             * Format: date-time
             * @description 期望发布时间，带时区；不填表示尽快
             */
            wishedAt?: string;
            /**
             * @default normal
             * @enum {string}
             */
            priority: "normal" | "urgent";
            /** @description 加急理由；加急时必填 */
            priorityReason?: string;
        };
        NearDuplicateResponse: {
            /** @enum {string} */
            code: "SAME_APPROVAL" | "SAME_STORY" | "SAME_TEXT" | "SIMILAR_TEXT" | "SAME_PERSON" | "SAME_SUBJECT";
            text?: {
                zh: string;
                en: string;
            };
            /**
             * Format: uuid
             * @description 另一条发布任务；您不可查看时为 null
             */
            publicationId: string | null;
            /**
             * Format: date-time
             * @description 另一条的发布时间
             */
            at: string;
        };
        WaitResponse: {
            /** @enum {string} */
            code: "FROZEN" | "FROZEN_IN_HAND" | "IN_HAND" | "ACCOUNT_PAUSED" | "ACCOUNT_UNAUTHORISED" | "AUTHORISATION_ENDS" | "PAGE_NOT_OUT" | "IN_BLACKOUT" | "LOOK_OWED" | "PUT_OFF" | "LINK_MISSING";
            text: components["schemas"]["TextResponse"];
            /** @description 怎么办 */
            todo: components["schemas"]["TextResponse"];
            /**
             * Format: date-time
             * @description 等人处理的，最迟到何时
             */
            until: string | null;
        };
        ContradictionResponse: {
            /** Format: date-time */
            at: string;
            /** @description 对方说了什么、按什么处理、要做什么 */
            text: components["schemas"]["TextResponse"];
        };
        GoneNoteResponse: {
            /** Format: date-time */
            at: string;
            /** @description 谁登记的 */
            by: string | null;
            /**
             * @description seen 已知悉，正在处理；withdrawn 按已撤下对待
             * @enum {string}
             */
            as: "seen" | "withdrawn";
            note: string;
        };
        GoneResponse: {
            /**
             * Format: date-time
             * @description 何时发现
             */
            at: string;
            /** @description 凭什么说它不在了 */
            text: components["schemas"]["TextResponse"];
            /** @description 谁登记了知悉；还没有人登记的为空 */
            noted: components["schemas"]["GoneNoteResponse"] | null;
        };
        PublicationResponse: {
            /** Format: date-time */
            wishedAt: string;
            /**
             * Format: date-time
             * @description 核定发布时间
             */
            slotAt: string;
            /**
             * Format: date-time
             * @description 最迟发布时间，过后转为逾期未发
             */
            validUntil: string;
            because: components["schemas"]["ReasonResponse"][];
            /** @description 账号由多个单位共用，时间为预测 */
            forecast: boolean;
            /** @description 预排、排期、移动时提示的近似重复；只提示，不阻止 */
            warnings?: components["schemas"]["NearDuplicateResponse"][];
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            storyId: string;
            storyTitle: string;
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /** Format: uuid */
            accountId: string;
            accountName: string;
            /** @description 账号在沙箱平台上，不是真实平台 */
            sandbox: boolean;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /** @enum {string} */
            state: "scheduled" | "claimed" | "sending" | "confirming" | "sent" | "unconfirmed" | "held" | "failed" | "missed" | "cancelled" | "retracted";
            stateName: components["schemas"]["TextResponse"];
            /** @description 为什么是这个状态；还在等什么的为最要紧的等待原因 */
            stateReason: components["schemas"]["ReasonResponse"] | null;
            /** @description 除了等时间还在等什么、等谁、等到何时，怎么办；最要紧的在前 */
            waitsFor: components["schemas"]["WaitResponse"][];
            /** Format: date-time */
            stateSince: string;
            /** @enum {string} */
            priority: "normal" | "urgent";
            /** @description 加急理由 */
            priorityReason: string | null;
            /**
             * Format: uuid
             * @description 须先发出的发布任务
             */
            dependsOn: string | null;
            /** Format: date-time */
            preparedAt: string | null;
            /** @description 可能已在平台上发出，尚未查清 */
            mayBeOut: boolean;
            /** @description 网站上的情况与已记录的不符（自有 CMS 先后说法不一，或已撤下的草稿被人公开），请人工核对 */
            contradiction: components["schemas"]["ContradictionResponse"] | null;
            /**
             * @description 等人到平台后台完成的撤下、更正或恢复，怎么做见 changes；没有的为空
             * @enum {string|null}
             */
            changeByHand: "retract" | "correct" | "restore" | null;
            /** @description 已发布、发出后的查看发现已不在平台上的；恢复后查看到了即为空 */
            gone: components["schemas"]["GoneResponse"] | null;
            /**
             * @description 在平台上等谁：draft 等人发布草稿，draft-perhaps 等人核实草稿，hand 等人工发布，administrator 等公众号管理员确认群发；不等人的为空
             * @enum {string|null}
             */
            inHand: "draft" | "draft-perhaps" | "hand" | "administrator" | null;
            /** @description 您现在可以做什么：move 改期，release 重新排期，hasten 加急，hold 暂停，cancel 取消，resolve 核实，link 补填链接，correct-link 更正由人填写的链接，by-hand 登记已由人在平台上发布，note-gone 登记已知悉内容不在平台上。撤下、更正见 changes */
            acts: ("move" | "release" | "hold" | "cancel" | "hasten" | "resolve" | "link" | "correct-link" | "by-hand" | "note-gone")[];
            platformRef: string | null;
            url: string | null;
            /** Format: date-time */
            sentAt: string | null;
        };
        SlotResponse: {
            /** Format: date-time */
            wishedAt: string;
            /**
             * Format: date-time
             * @description 核定发布时间
             */
            slotAt: string;
            /**
             * Format: date-time
             * @description 最迟发布时间，过后转为逾期未发
             */
            validUntil: string;
            because: components["schemas"]["ReasonResponse"][];
            /** @description 账号由多个单位共用，时间为预测 */
            forecast: boolean;
            /** @description 预排、排期、移动时提示的近似重复；只提示，不阻止 */
            warnings?: components["schemas"]["NearDuplicateResponse"][];
        };
        PageOfPublicationResponse: {
            items: components["schemas"]["PublicationResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        ShownReleaseBody: {
            /**
             * @description 确认时看到的状态；已由他人改变的不改动
             * @enum {string}
             */
            state: "scheduled" | "claimed" | "sending" | "confirming" | "sent" | "unconfirmed" | "held" | "failed" | "missed" | "cancelled" | "retracted";
            /**
             * Format: date-time
             * @description 预看时得到的时间；尽快排期若会早于它一分钟以上，不改动
             */
            slotAt?: string;
            /** Format: uuid */
            id: string;
        };
        ReleaseBody: {
            /** @description 发布任务，一次最多 100 条 */
            ids: string[];
            /** @description 逐条确认前看到的；与现在不符的那条拒绝，其余照办 */
            shown?: components["schemas"]["ShownReleaseBody"][];
        };
        ReleasedResponse: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            slotAt: string;
        };
        RefusedResponse: {
            /** Format: uuid */
            id: string;
            code: string;
            text: components["schemas"]["TextResponse"];
        };
        ReleaseResponse: {
            released: components["schemas"]["ReleasedResponse"][];
            refused: components["schemas"]["RefusedResponse"][];
        };
        ReleasePreviewBody: {
            /** @description 发布任务，一次最多 100 条 */
            ids: string[];
        };
        PlannedReleaseResponse: {
            /** Format: date-time */
            wishedAt: string;
            /**
             * Format: date-time
             * @description 核定发布时间
             */
            slotAt: string;
            /**
             * Format: date-time
             * @description 最迟发布时间，过后转为逾期未发
             */
            validUntil: string;
            because: components["schemas"]["ReasonResponse"][];
            /** @description 账号由多个单位共用，时间为预测 */
            forecast: boolean;
            /** @description 预排、排期、移动时提示的近似重复；只提示，不阻止 */
            warnings?: components["schemas"]["NearDuplicateResponse"][];
            /** @description 到了这个时间还会等什么，怎么办；没有的到时自动发出 */
            waitsFor: components["schemas"]["WaitResponse"][];
            /**
             * @description 到时系统交给谁在平台上完成发布：draft、hand、administrator，同 inHand；系统自己发出的为空
             * @enum {string|null}
             */
            handedTo: "draft" | "draft-perhaps" | "hand" | "administrator" | null;
            /** Format: uuid */
            id: string;
        };
        ReleasePreviewResponse: {
            /** @description 会得到新时间的，按安排的先后 */
            planned: components["schemas"]["PlannedReleaseResponse"][];
            /** @description 排不上的，逐条说明原因 */
            refused: components["schemas"]["RefusedResponse"][];
        };
        ShownBody: {
            /**
             * @description 确认时看到的状态；已由他人改变的不改动
             * @enum {string}
             */
            state: "scheduled" | "claimed" | "sending" | "confirming" | "sent" | "unconfirmed" | "held" | "failed" | "missed" | "cancelled" | "retracted";
            /**
             * Format: date-time
             * @description 预看时得到的时间；尽快排期若会早于它一分钟以上，不改动
             */
            slotAt?: string;
        };
        MoveBody: {
            /**
             * Format: date-time
             * @description 新的期望发布时间，带时区；不填表示尽快
             */
            wishedAt?: string;
            /** @description 确认前看到的；与现在不符时拒绝 */
            shown?: components["schemas"]["ShownBody"];
        };
        MovePreviewBody: {
            /**
             * Format: date-time
             * @description 新的期望发布时间，带时区；不填表示尽快
             */
            wishedAt?: string;
            /**
             * @description 按加急预看：可越过本单位的规则
             * @default false
             */
            urgent: boolean;
        };
        MovePreviewResponse: {
            /** Format: date-time */
            wishedAt: string;
            /**
             * Format: date-time
             * @description 核定发布时间
             */
            slotAt: string;
            /**
             * Format: date-time
             * @description 最迟发布时间，过后转为逾期未发
             */
            validUntil: string;
            because: components["schemas"]["ReasonResponse"][];
            /** @description 账号由多个单位共用，时间为预测 */
            forecast: boolean;
            /** @description 预排、排期、移动时提示的近似重复；只提示，不阻止 */
            warnings?: components["schemas"]["NearDuplicateResponse"][];
            /** @description 到了这个时间还会等什么，怎么办；没有的到时自动发出 */
            waitsFor: components["schemas"]["WaitResponse"][];
            /**
             * @description 到时系统交给谁在平台上完成发布：draft、hand、administrator，同 inHand；系统自己发出的为空
             * @enum {string|null}
             */
            handedTo: "draft" | "draft-perhaps" | "hand" | "administrator" | null;
        };
        UrgentBody: {
            /**
             * Format: date-time
             * @description 新的期望发布时间，带时区；不填表示尽快
             */
            wishedAt?: string;
            /** @description 确认前看到的；与现在不符时拒绝 */
            shown?: components["schemas"]["ShownBody"];
            /** @description 加急理由，写入审计记录 */
            reason: string;
        };
        ReasonBody: {
            /** @description 理由，会写入审计记录 */
            reason: string;
        };
        PolicyBody: {
            /**
             * Format: uuid
             * @description 单位（含下级）；不填为全部
             */
            departmentId?: string;
            /**
             * @description 渠道；不填为全部
             * @enum {string}
             */
            channel?: "web" | "wechat" | "weibo" | "other";
            /**
             * Format: uuid
             * @description 账号；不填为全部
             */
            accountId?: string;
            name: string;
            /**
             * @description 每个单位各算各的，或整个下级合用一份；不填时指定了单位为 each，否则为 shared
             * @enum {string}
             */
            spread?: "each" | "shared";
            /** @description IANA 时区名；不填为本单位的时区 */
            zone?: string;
            /**
             * @example [
             *       {
             *         "type": "limit",
             *         "max": 3,
             *         "per": "day",
             *         "window": "calendar"
             *       }
             *     ]
             */
            rules: ({
                /** @enum {string} */
                type: "limit";
                max: number;
                /**
                 * @description ISO 8601，如 PT30M、P1D（一天 24 小时）
                 * @example PT1H
                 */
                per: string;
                /** @enum {string} */
                window: "sliding";
            } | {
                /** @enum {string} */
                type: "limit";
                max: number;
                /** @enum {string} */
                per: "day" | "week" | "month";
                /** @enum {string} */
                window: "calendar";
            } | {
                /** @enum {string} */
                type: "minGap";
                /**
                 * @description ISO 8601，如 PT30M、P1D（一天 24 小时）
                 * @example PT1H
                 */
                gap: string;
            } | {
                /** @enum {string} */
                type: "hours";
                /**
                 * @example [
                 *       "08:00-18:00"
                 *     ]
                 */
                workday?: string[];
                /**
                 * @example [
                 *       "08:00-18:00"
                 *     ]
                 */
                weekend?: string[];
                /**
                 * @example [
                 *       "08:00-18:00"
                 *     ]
                 */
                holiday?: string[];
            } | {
                /** @enum {string} */
                type: "blackout";
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                /** @enum {string} */
                mode: "shift" | "freeze";
                name?: string;
            } | {
                /** @enum {string} */
                type: "maxInFlight";
                max: number;
            })[];
            /** @default true */
            enabled: boolean;
            /** @description 会影响已排期的发布时，预览返回的确认码 */
            confirm?: string;
        };
        PolicyResponse: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            departmentId: string | null;
            /** @enum {string|null} */
            channel: "web" | "wechat" | "weibo" | "other" | null;
            /** Format: uuid */
            accountId: string | null;
            /** @enum {string} */
            spread: "each" | "shared";
            zone: string;
            rules: {
                [key: string]: unknown;
            }[];
            enabled: boolean;
            version: number;
        };
        PreviewCountsResponse: {
            /** @description 列出的发布任务数 */
            listed: number;
            /** @description 可以移到新时间的 */
            movable: number;
            /** @description 将转为已暂停的 */
            held: number;
            /** @description 随网站稿后移的 */
            follows: number;
            /** @description 最早时间超出终审批准时段的 */
            outsideWindow: number;
            /** @description 一年内没有可发布时间的 */
            noSlot: number;
            /** @description 受网站稿牵制的 */
            blocked: number;
            /** @description 其中您无权查看、未列在下面的 */
            hidden: number;
        };
        PreviewItemResponse: {
            /** Format: uuid */
            id: string;
            storyTitle: string;
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /** Format: uuid */
            accountId: string;
            accountName: string;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /**
             * Format: date-time
             * @description 现在排定的时间
             */
            slotAt: string;
            /** @description 现在排定的时间落在暂停类停发时段内，到时会转为已暂停 */
            held: boolean;
            /** @description 现在的时间不符合哪些规则 */
            against: components["schemas"]["ReasonResponse"][];
            /**
             * Format: date-time
             * @description 将移到的时间；不移动时为 null
             */
            to: string | null;
            /**
             * Format: date-time
             * @description 规则允许的最早时间，可能在批准时段之外
             */
            earliestAt: string | null;
            /** @description 为什么不能更早 */
            because: components["schemas"]["ReasonResponse"][];
            /** @description 只因它所链接的网站稿后移而后移 */
            follows: boolean;
            /** @description 为什么不能移动 */
            fault: components["schemas"]["FaultResponse"] | null;
        };
        CrowdResponse: {
            count: number;
            /**
             * Format: date-time
             * @description 其中最早的
             */
            from: string;
            /**
             * Format: date-time
             * @description 其中最晚的
             */
            to: string;
        };
        SilenceResponse: {
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /**
             * Format: uuid
             * @description null 为该渠道的任何账号
             */
            accountId: string | null;
            because: components["schemas"]["ReasonResponse"][];
        };
        ChangePreviewResponse: {
            /** @description 确认码，提交时原样带回；没有可移动的为 null */
            confirm: string | null;
            counts: components["schemas"]["PreviewCountsResponse"];
            items: components["schemas"]["PreviewItemResponse"][];
            nextCursor: string | null;
            /** @description 改动涉及的、时间还没到的发布任务数 */
            planned: number;
            /** @description 改后不再符合规则的发布任务数 */
            misfits: number;
            /** @description 可以另排时间的，最多有几条会挤在同一小时里发出；没有可另排的为 null */
            crowd: components["schemas"]["CrowdResponse"] | null;
            /** @description 改后 366 天内完全不能发布的单位和渠道数 */
            silenced: number;
            /** @description 前 20 个 */
            silences: components["schemas"]["SilenceResponse"][];
        };
        PolicyChangeBody: {
            /**
             * Format: uuid
             * @description 单位（含下级）；不填为全部
             */
            departmentId?: string;
            /**
             * @description 渠道；不填为全部
             * @enum {string}
             */
            channel?: "web" | "wechat" | "weibo" | "other";
            /**
             * Format: uuid
             * @description 账号；不填为全部
             */
            accountId?: string;
            name: string;
            /**
             * @description 每个单位各算各的，或整个下级合用一份；不填时指定了单位为 each，否则为 shared
             * @enum {string}
             */
            spread?: "each" | "shared";
            /** @description IANA 时区名；不填为本单位的时区 */
            zone?: string;
            /**
             * @example [
             *       {
             *         "type": "limit",
             *         "max": 3,
             *         "per": "day",
             *         "window": "calendar"
             *       }
             *     ]
             */
            rules: ({
                /** @enum {string} */
                type: "limit";
                max: number;
                /**
                 * @description ISO 8601，如 PT30M、P1D（一天 24 小时）
                 * @example PT1H
                 */
                per: string;
                /** @enum {string} */
                window: "sliding";
            } | {
                /** @enum {string} */
                type: "limit";
                max: number;
                /** @enum {string} */
                per: "day" | "week" | "month";
                /** @enum {string} */
                window: "calendar";
            } | {
                /** @enum {string} */
                type: "minGap";
                /**
                 * @description ISO 8601，如 PT30M、P1D（一天 24 小时）
                 * @example PT1H
                 */
                gap: string;
            } | {
                /** @enum {string} */
                type: "hours";
                /**
                 * @example [
                 *       "08:00-18:00"
                 *     ]
                 */
                workday?: string[];
                /**
                 * @example [
                 *       "08:00-18:00"
                 *     ]
                 */
                weekend?: string[];
                /**
                 * @example [
                 *       "08:00-18:00"
                 *     ]
                 */
                holiday?: string[];
            } | {
                /** @enum {string} */
                type: "blackout";
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                /** @enum {string} */
                mode: "shift" | "freeze";
                name?: string;
            } | {
                /** @enum {string} */
                type: "maxInFlight";
                max: number;
            })[];
            /** @default true */
            enabled: boolean;
            /** @description 会影响已排期的发布时，预览返回的确认码 */
            confirm?: string;
            /** @description 读到的版本号；别人改过则返回 409 */
            version: number;
        };
        BlackoutBody: {
            /**
             * Format: uuid
             * @description 单位（含下级）；不填为全部
             */
            departmentId?: string;
            /**
             * @description 渠道；不填为全部
             * @enum {string}
             */
            channel?: "web" | "wechat" | "weibo" | "other";
            /**
             * Format: uuid
             * @description 账号；不填为全部
             */
            accountId?: string;
            name: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /**
             * @description shift 顺延；freeze 暂停，待人工决定
             * @enum {string}
             */
            mode: "shift" | "freeze";
            /**
             * @description 哀悼日：期间本站网页以灰色显示；只能对全部单位设置
             * @default false
             */
            mourning: boolean;
            /** @description 会影响已排期的发布时，预览返回的确认码 */
            confirm?: string;
        };
        BlackoutResponse: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            departmentId: string | null;
            /** @enum {string|null} */
            channel: "web" | "wechat" | "weibo" | "other" | null;
            /** Format: uuid */
            accountId: string | null;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /** @enum {string} */
            mode: "shift" | "freeze";
            /** @description 哀悼日，本站网页以灰色显示 */
            mourning: boolean;
        };
        SpecialDayResponse: {
            /**
             * Format: date
             * @example 2026-10-10
             */
            date: string;
            /**
             * @description workday 为调休上班或设为工作日
             * @enum {string}
             */
            class: "workday" | "weekend" | "holiday";
            /**
             * @description announced 公布的放假安排；set 手工设置，以此为准
             * @enum {string}
             */
            source: "announced" | "set";
            /** @description 公布的节日名称；没有公布的为 null */
            name?: {
                zh: string;
                en: string;
            } | null;
        };
        DayClassResponse: {
            /**
             * Format: date
             * @description 当地日期
             * @example 2027-02-06
             */
            date: string;
            /**
             * @description workday 工作日（含调休上班），weekend 周末，holiday 节假日
             * @enum {string}
             */
            class: "workday" | "weekend" | "holiday";
            /** @example 春节假期 */
            note?: string;
            /** Format: uuid */
            setBy: string;
            setByName: string;
            /** Format: date-time */
            setAt: string;
        };
        DayClassesResponse: {
            year: number;
            /** @description 系统已收录国务院办公厅这一年的放假安排；未收录时按周一至周五上班计算，请在此补录 */
            announced: boolean;
            /** @description 这一年的日期类别由什么决定 */
            basis?: {
                zh: string;
                en: string;
            };
            /** @description 不按星期计算的日期：放假、调休上班和手工设置的；其余日期周一至周五为工作日，周六、周日为周末 */
            special: components["schemas"]["SpecialDayResponse"][];
            /** @description 手工设置的，连同由谁设置 */
            days: components["schemas"]["DayClassResponse"][];
        };
        DayClassFields: {
            /**
             * Format: date
             * @description 当地日期
             * @example 2027-02-06
             */
            date: string;
            /**
             * @description workday 工作日（含调休上班），weekend 周末，holiday 节假日
             * @enum {string}
             */
            class: "workday" | "weekend" | "holiday";
            /** @example 春节假期 */
            note?: string;
        };
        DayClassesBody: {
            days: components["schemas"]["DayClassFields"][];
            /** @description 会影响已排期的发布时，预览返回的确认码 */
            confirm?: string;
        };
        FairWeightResponse: {
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /** @description 未设置过的单位为 1 */
            weight: number;
            /** @description 您可以设置：管理其上级单位的频次规则（最上级单位：管理它自己的） */
            mayChange: boolean;
        };
        FairWeightBody: {
            /** @description 多个单位共用账号且待发超过频次上限时，按权重分配发布名额 */
            weight: number;
        };
        FreezeScopeBody: {
            /**
             * Format: uuid
             * @description 单位（含下级）；不填为全部
             */
            departmentId?: string;
            /**
             * @description 渠道；不填为全部
             * @enum {string}
             */
            channel?: "web" | "wechat" | "weibo" | "other";
        };
        FreezeItemResponse: {
            /** Format: uuid */
            id: string;
            storyTitle: string;
            departmentName: string;
            accountName: string;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /** @enum {string} */
            state: "scheduled" | "claimed" | "sending" | "confirming" | "sent" | "unconfirmed" | "held" | "failed" | "missed" | "cancelled" | "retracted";
            stateName: components["schemas"]["TextResponse"];
            /**
             * Format: date-time
             * @description 核定发布时间
             */
            slotAt: string;
        };
        FreezePreviewResponse: {
            /** @description 会被停下的发布任务 */
            waiting: number;
            /** @description 其中 24 小时内的 */
            nextDay: number;
            /** @description 已经开始、将让其完成的，包括尚未查清是否发出的 */
            underWay: number;
            /** @description 会被停下的，最先要发的在前，最多 50 条 */
            stops: components["schemas"]["FreezeItemResponse"][];
            /** @description 已经停不下来的，最近开始的在前，最多 50 条 */
            goesOn: components["schemas"]["FreezeItemResponse"][];
        };
        FreezeBody: {
            /**
             * Format: uuid
             * @description 单位（含下级）；不填为全部
             */
            departmentId?: string;
            /**
             * @description 渠道；不填为全部
             * @enum {string}
             */
            channel?: "web" | "wechat" | "weibo" | "other";
            reason: string;
        };
        DeclaredFreezeResponse: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            declaredAt: string;
            /** @description 已经开始、将让其完成的发布任务，包括尚未查清是否发出的 */
            underWay: string[];
        };
        FreezeResponse: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description 单位（含下级）；为空是全部
             */
            departmentId: string | null;
            departmentName: string | null;
            /**
             * @description 渠道；为空是全部
             * @enum {string|null}
             */
            channel: "web" | "wechat" | "weibo" | "other" | null;
            reason: string;
            /** Format: date-time */
            declaredAt: string;
            /** @description 谁决定停发 */
            declaredBy: string | null;
            /** @description 谁解除的 */
            liftedBy: string | null;
            /** @description 为什么解除 */
            liftReason: string | null;
            /** Format: date-time */
            liftedAt: string | null;
            /**
             * Format: date-time
             * @description 自此时起范围内再无发送
             */
            quietSince: string | null;
            /** @description 停发前已开始、尚未结束的发送 */
            underWay: number;
            /** @description 停发生效后开始的发送，恒为 0 */
            begunAfter: number;
        };
        StandingFreezeResponse: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description 单位（含下级）；为空是全部
             */
            departmentId: string | null;
            departmentName: string | null;
            /**
             * @description 渠道；为空是全部
             * @enum {string|null}
             */
            channel: "web" | "wechat" | "weibo" | "other" | null;
            reason: string;
            /** Format: date-time */
            declaredAt: string;
        };
        LiftBody: {
            /** @description 为什么解除，写入审计记录 */
            reason?: string;
        };
        LiftedFreezeResponse: {
            /** @description 错过时间、转为已暂停的发布任务数 */
            held: number;
        };
        IssueArticleResponse: {
            /** Format: uuid */
            id: string;
            /** @description 1 为头条 */
            position: number;
            /** Format: uuid */
            storyId: string;
            title: string;
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /** @description 定稿是否仍然有效；已撤销的在截稿时移出 */
            standing: boolean;
        };
        IssueResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            accountId: string;
            accountName: string;
            /** Format: date-time */
            slotAt: string;
            /** Format: date-time */
            closesAt: string;
            /** @enum {string} */
            state: "open" | "closed" | "cancelled";
            /** @description 为何未能截稿、等谁处理，或为何取消 */
            stateReason: components["schemas"]["CodedTextResponse"] | null;
            /**
             * Format: date-time
             * @description 等公众号管理员在微信中确认的，最迟到何时；其他为空
             */
            confirmUntil: string | null;
            /**
             * Format: uuid
             * @description 截稿后发送它的发布任务
             */
            publicationId: string | null;
            /** @enum {string|null} */
            publicationState: "scheduled" | "claimed" | "sending" | "confirming" | "sent" | "unconfirmed" | "held" | "failed" | "missed" | "cancelled" | "retracted" | null;
            /**
             * Format: date-time
             * @description 频次规则核定的时间；停下等人处理的没有
             */
            grantedAt: string | null;
            /** @description 为何没有位置，或核定时间为何略晚 */
            because: components["schemas"]["TextResponse"][];
            /** @description 现在看来到时发不出去的原因和怎么办；只在查看一期和改动它的答复里有 */
            warnings: components["schemas"]["CodedTextResponse"][];
            /**
             * Format: date-time
             * @description 没有位置时，最近可以改到的时间
             */
            nextSlotAt: string | null;
            /** @description 现在能做的，与实际接受的一致 */
            moves: ("book" | "order" | "take_out" | "close" | "reopen" | "move" | "cancel")[];
            /** @description 还能预订几篇 */
            placesLeft: number;
            articles: components["schemas"]["IssueArticleResponse"][];
        };
        OpenIssueBody: {
            /**
             * Format: uuid
             * @description 群发（mass）方式的公众号账号
             */
            accountId: string;
            /**
             * Format: date-time
             * @description 群发时间，带时区
             */
            slotAt: string;
            /**
             * Format: date-time
             * @description 截稿时间，至少提前 10 分钟
             */
            closesAt: string;
        };
        BookBody: {
            /**
             * Format: uuid
             * @description 已通过终审、批准在该账号发布的稿件
             */
            storyId: string;
        };
        OrderBody: {
            /** @description 全部稿件的 id，头条在前 */
            articleIds: string[];
        };
        ReopenBody: {
            /**
             * Format: date-time
             * @description 新的截稿时间
             */
            closesAt: string;
            /** @description 理由，会写入审计记录 */
            reason: string;
        };
        MoveIssueBody: {
            /**
             * Format: date-time
             * @description 新的群发时间，须在全部稿件获批的时段内，且当天还有群发名额
             */
            slotAt: string;
            /**
             * Format: date-time
             * @description 新的截稿时间，默认与群发时间的间隔不变；已截稿的不看
             */
            closesAt?: string;
            /** @description 理由，会写入审计记录 */
            reason: string;
        };
        StoryDuplicateResponse: {
            /** @enum {string} */
            code: "SAME_APPROVAL" | "SAME_STORY" | "SAME_TEXT" | "SIMILAR_TEXT" | "SAME_PERSON" | "SAME_SUBJECT";
            text?: {
                zh: string;
                en: string;
            };
            /**
             * Format: uuid
             * @description 另一条发布任务；您不可查看时为 null
             */
            publicationId: string | null;
            /**
             * Format: date-time
             * @description 另一条的发布时间
             */
            at: string;
            /** @description 文字相同的程度，0 到 1；不是按文字比较的为 null */
            likeness: number | null;
            /**
             * Format: uuid
             * @description 另一篇稿件；您不可查看时为 null
             */
            storyId: string | null;
        };
        PreviewResponse: {
            /** @description 确认码，提交时原样带回；没有可移动的为 null */
            confirm: string | null;
            counts: components["schemas"]["PreviewCountsResponse"];
            items: components["schemas"]["PreviewItemResponse"][];
            nextCursor: string | null;
        };
        MisfitMoveBody: {
            /**
             * Format: uuid
             * @description 单位（含下级）；不填为全部
             */
            departmentId?: string;
            /**
             * @description 渠道；不填为全部
             * @enum {string}
             */
            channel?: "web" | "wechat" | "weibo" | "other";
            /**
             * Format: uuid
             * @description 账号；不填为全部
             */
            accountId?: string;
            /** @description 只移动这些；不填为范围内的全部 */
            ids?: string[];
        };
        ConfirmedMisfitMoveBody: {
            /**
             * Format: uuid
             * @description 单位（含下级）；不填为全部
             */
            departmentId?: string;
            /**
             * @description 渠道；不填为全部
             * @enum {string}
             */
            channel?: "web" | "wechat" | "weibo" | "other";
            /**
             * Format: uuid
             * @description 账号；不填为全部
             */
            accountId?: string;
            /** @description 只移动这些；不填为范围内的全部 */
            ids?: string[];
            /** @description 预览返回的确认码 */
            confirm: string;
        };
        MovedResponse: {
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description 原来的时间，可据此撤回
             */
            from: string;
            /**
             * Format: date-time
             * @description 原来的期望时间
             */
            wishedBefore: string;
            /** Format: date-time */
            to: string;
        };
        LeftResponse: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            slotAt: string;
            fault: components["schemas"]["FaultResponse"];
        };
        MoveResultResponse: {
            moved: components["schemas"]["MovedResponse"][];
            /** @description 没有移动的，逐条说明原因 */
            left: components["schemas"]["LeftResponse"][];
        };
        PlanScopeBody: {
            /**
             * Format: uuid
             * @description 单位（含下级）；不填为全部
             */
            departmentId?: string;
            /**
             * @description 渠道；不填为全部
             * @enum {string}
             */
            channel?: "web" | "wechat" | "weibo" | "other";
            /**
             * Format: uuid
             * @description 账号；不填为全部
             */
            accountId?: string;
        };
        ConfirmedScopeBody: {
            /**
             * Format: uuid
             * @description 单位（含下级）；不填为全部
             */
            departmentId?: string;
            /**
             * @description 渠道；不填为全部
             * @enum {string}
             */
            channel?: "web" | "wechat" | "weibo" | "other";
            /**
             * Format: uuid
             * @description 账号；不填为全部
             */
            accountId?: string;
            /** @description 预览返回的确认码 */
            confirm: string;
        };
        DayMoveBody: {
            /**
             * Format: uuid
             * @description 单位（含下级）；不填为全部
             */
            departmentId?: string;
            /**
             * @description 渠道；不填为全部
             * @enum {string}
             */
            channel?: "web" | "wechat" | "weibo" | "other";
            /**
             * Format: uuid
             * @description 账号；不填为全部
             */
            accountId?: string;
            /**
             * Format: date
             * @description 要腾空的日期（系统所在时区）
             * @example 2026-12-13
             */
            day: string;
            /**
             * Format: date
             * @description 移到哪一天；不填为此后 31 天内第一个能全部容纳的日子
             */
            to?: string;
        };
        DayPreviewCountsResponse: {
            /** @description 列出的发布任务数 */
            listed: number;
            /** @description 可以移到新时间的 */
            movable: number;
            /** @description 将转为已暂停的 */
            held: number;
            /** @description 随网站稿后移的 */
            follows: number;
            /** @description 最早时间超出终审批准时段的 */
            outsideWindow: number;
            /** @description 一年内没有可发布时间的 */
            noSlot: number;
            /** @description 受网站稿牵制的 */
            blocked: number;
            /** @description 其中您无权查看、未列在下面的 */
            hidden: number;
            /** @description 排在这一天的 */
            onDay: number;
            /** @description 这一天容纳不下、排到之后日子的 */
            later: number;
            /** @description 不能移动、留在原处的 */
            staying: number;
        };
        DayPreviewResponse: {
            /** @description 确认码，提交时原样带回；没有可移动的为 null */
            confirm: string | null;
            counts: components["schemas"]["DayPreviewCountsResponse"];
            items: components["schemas"]["PreviewItemResponse"][];
            nextCursor: string | null;
            /**
             * Format: date
             * @description 移到的日期：指定的，或系统选定的；没有可移动的且未指定时为 null
             */
            to: string | null;
            /** @description 日期由系统选定 */
            chosen: boolean;
            /** @description 全部排在这一天；为 false 时有的排到之后的日子，或不能移动，数目见 counts */
            takesAll: boolean;
            text: components["schemas"]["TextResponse"];
        };
        ConfirmedDayMoveBody: {
            /**
             * Format: uuid
             * @description 单位（含下级）；不填为全部
             */
            departmentId?: string;
            /**
             * @description 渠道；不填为全部
             * @enum {string}
             */
            channel?: "web" | "wechat" | "weibo" | "other";
            /**
             * Format: uuid
             * @description 账号；不填为全部
             */
            accountId?: string;
            /**
             * Format: date
             * @description 要腾空的日期（系统所在时区）
             * @example 2026-12-13
             */
            day: string;
            /**
             * Format: date
             * @description 移到哪一天；不填为此后 31 天内第一个能全部容纳的日子
             */
            to?: string;
            /** @description 预览返回的确认码 */
            confirm: string;
        };
        DayCountsResponse: {
            /** @description 排在这一天的 */
            onDay: number;
            /** @description 这一天容纳不下、排到之后日子的 */
            later: number;
            /** @description 不能移动、留在原处的 */
            staying: number;
        };
        DayMoveResultResponse: {
            moved: components["schemas"]["MovedResponse"][];
            /** @description 没有移动的，逐条说明原因 */
            left: components["schemas"]["LeftResponse"][];
            /**
             * Format: date
             * @description 移到的日期：指定的，或系统选定的；没有可移动的且未指定时为 null
             */
            to: string | null;
            /** @description 日期由系统选定 */
            chosen: boolean;
            /** @description 全部排在这一天；为 false 时有的排到之后的日子，或不能移动，数目见 counts */
            takesAll: boolean;
            text: components["schemas"]["TextResponse"];
            counts: components["schemas"]["DayCountsResponse"];
        };
        DepartmentMoveBody: {
            /**
             * Format: uuid
             * @description 要移动的单位
             */
            departmentId: string;
            /**
             * Format: uuid
             * @description 新的上级单位
             */
            parentId: string;
        };
        TextPartResponse: {
            text: string;
            /** @description 是否为要找的词 */
            hit: boolean;
        };
        StoryFoundResponse: {
            title: components["schemas"]["TextPartResponse"][];
            /** @description 命中处前后的一段 */
            text: components["schemas"]["TextPartResponse"][];
        };
        OverviewReviewResponse: {
            /** Format: uuid */
            roundId: string;
            /** @description 第几次送审 */
            number: number;
            /** @enum {string} */
            state: "in_review" | "returned" | "approved" | "withdrawn" | "voided";
            /** @description 当前环节（从 0 起） */
            stage: number;
            stageName: components["schemas"]["TextResponse"];
            /** Format: date-time */
            submittedAt: string;
            /** Format: date-time */
            windowFrom: string;
            /** Format: date-time */
            windowTo: string;
        };
        OverviewPublicationResponse: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /** Format: uuid */
            accountId: string;
            accountName: string;
            /** @enum {string} */
            state: "scheduled" | "claimed" | "sending" | "confirming" | "sent" | "unconfirmed" | "held" | "failed" | "missed" | "cancelled" | "retracted";
            stateName: components["schemas"]["TextResponse"];
            /**
             * Format: date-time
             * @description 发出的时间；尚未发出的为核定时间
             */
            at: string;
            /** @description 发出后的网址 */
            url: string | null;
        };
        StoryOverviewResponse: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "craftsman" | "competition_winner" | "graduate" | "unit" | "policy" | "event";
            /** @enum {string} */
            state: "draft" | "in_review" | "returned" | "approved" | "withdrawn";
            /** @enum {string} */
            stage: "draft" | "returned" | "in_review" | "approved" | "scheduled" | "published" | "withdrawn";
            stageName: components["schemas"]["TextResponse"];
            /** @description 每次修改加一；修改时带回 */
            version: number;
            /** @description 当前是第几版 */
            revision: number;
            title: string;
            summary: string;
            /** @description 封面图的 sha256 */
            cover: string | null;
            /** @description 按词查找时，命中在哪里 */
            found: components["schemas"]["StoryFoundResponse"] | null;
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /** Format: uuid */
            authorId: string;
            authorName: string;
            /** Format: uuid */
            campaignId: string | null;
            campaignTitle: string | null;
            /** Format: uuid */
            pillarId: string | null;
            pillarTitle: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            archivedAt: string | null;
            /** @description 您有权在该单位写稿 */
            mayWrite: boolean;
            /** @description 最近一次送审；没有或无权查看的为 null */
            review: components["schemas"]["OverviewReviewResponse"] | null;
            /** @description 各账号的发布任务，不含已取消的 */
            publications: components["schemas"]["OverviewPublicationResponse"][];
        };
        PageOfStoryOverviewResponse: {
            items: components["schemas"]["StoryOverviewResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        StoryWriterResponse: {
            /** Format: uuid */
            id: string;
            name: string;
            departmentName: string;
        };
        StoryWritersResponse: {
            items: components["schemas"]["StoryWriterResponse"][];
        };
        StoryPersonResponse: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        StoryOverviewDetailResponse: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "craftsman" | "competition_winner" | "graduate" | "unit" | "policy" | "event";
            /** @enum {string} */
            state: "draft" | "in_review" | "returned" | "approved" | "withdrawn";
            /** @enum {string} */
            stage: "draft" | "returned" | "in_review" | "approved" | "scheduled" | "published" | "withdrawn";
            stageName: components["schemas"]["TextResponse"];
            /** @description 每次修改加一；修改时带回 */
            version: number;
            /** @description 当前是第几版 */
            revision: number;
            title: string;
            summary: string;
            /** @description 封面图的 sha256 */
            cover: string | null;
            /** @description 按词查找时，命中在哪里 */
            found: components["schemas"]["StoryFoundResponse"] | null;
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /** Format: uuid */
            authorId: string;
            authorName: string;
            /** Format: uuid */
            campaignId: string | null;
            campaignTitle: string | null;
            /** Format: uuid */
            pillarId: string | null;
            pillarTitle: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            archivedAt: string | null;
            /** @description 您有权在该单位写稿 */
            mayWrite: boolean;
            /** @description 最近一次送审；没有或无权查看的为 null */
            review: components["schemas"]["OverviewReviewResponse"] | null;
            /** @description 各账号的发布任务，不含已取消的 */
            publications: components["schemas"]["OverviewPublicationResponse"][];
            /** @description 所有动过笔的人 */
            people: components["schemas"]["StoryPersonResponse"][];
        };
        WhatIfPolicyBody: {
            /**
             * Format: uuid
             * @description 单位（含下级）；不填为全部
             */
            departmentId?: string;
            /**
             * @description 渠道；不填为全部
             * @enum {string}
             */
            channel?: "web" | "wechat" | "weibo" | "other";
            /**
             * Format: uuid
             * @description 账号；不填为全部
             */
            accountId?: string;
            name: string;
            /**
             * @description 每个单位各算各的，或整个下级合用一份；不填时指定了单位为 each，否则为 shared
             * @enum {string}
             */
            spread?: "each" | "shared";
            /** @description IANA 时区名；不填为本单位的时区 */
            zone?: string;
            /**
             * @example [
             *       {
             *         "type": "limit",
             *         "max": 3,
             *         "per": "day",
             *         "window": "calendar"
             *       }
             *     ]
             */
            rules: ({
                /** @enum {string} */
                type: "limit";
                max: number;
                /**
                 * @description ISO 8601，如 PT30M、P1D（一天 24 小时）
                 * @example PT1H
                 */
                per: string;
                /** @enum {string} */
                window: "sliding";
            } | {
                /** @enum {string} */
                type: "limit";
                max: number;
                /** @enum {string} */
                per: "day" | "week" | "month";
                /** @enum {string} */
                window: "calendar";
            } | {
                /** @enum {string} */
                type: "minGap";
                /**
                 * @description ISO 8601，如 PT30M、P1D（一天 24 小时）
                 * @example PT1H
                 */
                gap: string;
            } | {
                /** @enum {string} */
                type: "hours";
                /**
                 * @example [
                 *       "08:00-18:00"
                 *     ]
                 */
                workday?: string[];
                /**
                 * @example [
                 *       "08:00-18:00"
                 *     ]
                 */
                weekend?: string[];
                /**
                 * @example [
                 *       "08:00-18:00"
                 *     ]
                 */
                holiday?: string[];
            } | {
                /** @enum {string} */
                type: "blackout";
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                /** @enum {string} */
                mode: "shift" | "freeze";
                name?: string;
            } | {
                /** @enum {string} */
                type: "maxInFlight";
                max: number;
            })[];
            /** @default true */
            enabled: boolean;
            /** @description 会影响已排期的发布时，预览返回的确认码 */
            confirm?: string;
            /**
             * Format: uuid
             * @description 要换掉的规则；不填为新增
             */
            id?: string;
        };
        WhatIfBlackoutBody: {
            /**
             * Format: uuid
             * @description 单位（含下级）；不填为全部
             */
            departmentId?: string;
            /**
             * @description 渠道；不填为全部
             * @enum {string}
             */
            channel?: "web" | "wechat" | "weibo" | "other";
            /**
             * Format: uuid
             * @description 账号；不填为全部
             */
            accountId?: string;
            name: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /**
             * @description shift 顺延；freeze 暂停，待人工决定
             * @enum {string}
             */
            mode: "shift" | "freeze";
            /**
             * @description 哀悼日：期间本站网页以灰色显示；只能对全部单位设置
             * @default false
             */
            mourning: boolean;
            /** @description 会影响已排期的发布时，预览返回的确认码 */
            confirm?: string;
            /**
             * Format: uuid
             * @description 要换掉的停发时段；不填为新增
             */
            id?: string;
        };
        WhatIfBody: {
            /** @description 新增或改动的规则 */
            putPolicies?: components["schemas"]["WhatIfPolicyBody"][];
            /** @description 去掉的规则 */
            removePolicies?: string[];
            /** @description 新增或改动的停发时段 */
            putBlackouts?: components["schemas"]["WhatIfBlackoutBody"][];
            /** @description 去掉的停发时段 */
            removeBlackouts?: string[];
            /**
             * @description 按当地日期指定的日期类别，优先于已公布的放假安排
             * @example {
             *       "2027-01-01": "holiday"
             *     }
             */
            dayClasses?: {
                [key: string]: "workday" | "weekend" | "holiday";
            };
        };
        ProgressResponse: {
            /** @description 本阶段已处理的发布任务数 */
            done: number;
            total: number;
        };
        NotShownResponse: {
            planned: number;
            moved: number;
            impossible: number;
        };
        DayResponse: {
            /** Format: date */
            date: string;
            /** @description 现计划中当天的条数 */
            before: number;
            /** @description 推演后当天的条数 */
            after: number;
        };
        DelayResponse: {
            /** Format: uuid */
            publicationId: string;
            /**
             * Format: date-time
             * @description 现核定时间
             */
            from: string;
            /**
             * Format: date-time
             * @description 推演后的时间；null 为无处可排
             */
            to: string | null;
            /** @description 推后的秒数；提前为负 */
            delaySeconds: number | null;
        };
        SummaryResponse: {
            /**
             * Format: date-time
             * @description 推演所依据的时刻
             */
            asOf: string;
            /** @description 您可查看的待发布任务数 */
            planned: number;
            unchanged: number;
            earlier: number;
            later: number;
            impossible: number;
            /** @description 落入待人工处置的停发时段的条数 */
            held: number;
            /** @description 您不可查看的单位的条数 */
            notShown: components["schemas"]["NotShownResponse"];
            days: components["schemas"]["DayResponse"][];
            /** @description 推后最久的十条 */
            biggestDelays: components["schemas"]["DelayResponse"][];
        };
        WhatIfResponse: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "reading" | "planning" | "done" | "failed";
            progress: components["schemas"]["ProgressResponse"];
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            finishedAt: string | null;
            summary: components["schemas"]["SummaryResponse"] | null;
            /** @description 失败的原因 */
            failure: components["schemas"]["CodedTextResponse"] | null;
        };
        ImpossibleResponse: {
            /** @description NO_LEGAL_SLOT、SLOT_OUTSIDE_WINDOW 或 PAGE_WITHOUT_SLOT */
            code: string;
            text: components["schemas"]["TextResponse"];
        };
        WhatIfMoveResponse: {
            /** Format: uuid */
            publicationId: string;
            /**
             * Format: date-time
             * @description 现核定时间
             */
            from: string;
            /**
             * Format: date-time
             * @description 推演后的时间；null 为无处可排
             */
            to: string | null;
            /** @description 推后的秒数；提前为负 */
            delaySeconds: number | null;
            /** Format: uuid */
            storyId: string;
            storyTitle: string;
            /** Format: uuid */
            departmentId: string;
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /** @description 新时间在待人工处置的停发时段内 */
            held: boolean;
            /** @description 期望时间到新时间之间，每条不许发的规则 */
            because: components["schemas"]["ReasonResponse"][];
            impossible: components["schemas"]["ImpossibleResponse"] | null;
        };
        PageOfWhatIfMoveResponse: {
            items: components["schemas"]["WhatIfMoveResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        TokenHealthResponse: {
            /**
             * @description not_needed 无需凭据；missing 未填写；refused 平台不再接受，账号已搁置；ended 授权已到期；failed 最近一次测试未通过（见 failedTest）；untried 填写后尚无测试或发布成功，请测试；good 填写后平台已接受过
             * @enum {string}
             */
            state: "not_needed" | "missing" | "refused" | "ended" | "failed" | "untried" | "good";
            /** @description 已填写的密钥名 */
            credentialsSet: string[];
            /**
             * Format: date-time
             * @description 凭据最近一次填写的时间
             */
            enteredAt: string;
            /**
             * Format: date-time
             * @description 授权到期时间；平台未给期限的为空
             */
            expiresAt: string | null;
        };
        CallQuotaResponse: {
            /** @description 接口路径；* 为合并计数 */
            path: string;
            name: components["schemas"]["TextResponse"];
            /** @description 当天上限 */
            limit: number;
            /** @description 当天剩余，本系统各进程合计 */
            left: number;
            /** @description 上限由平台告知；否则按公开的默认值 */
            limitFromPlatform: boolean;
            /**
             * Format: date-time
             * @description 何时恢复（平台按北京时间计日）
             */
            resetsAt: string;
        };
        MassQuotaResponse: {
            /**
             * @description 公众号按天，服务号按月
             * @enum {string}
             */
            per: "day" | "month";
            limit: number;
            /** @description 已发出或正在发 */
            sent: number;
            /** @description 已排期，或在预订中的期数 */
            planned: number;
            /** @description 本期剩余，未扣除已排期的 */
            left: number;
            /**
             * Format: date-time
             * @description 何时恢复（平台按北京时间计）
             */
            resetsAt: string;
        };
        WaitingResponse: {
            /** @description 已排期、尚未发出的条数 */
            count: number;
            /** Format: date-time */
            nextSlotAt: string | null;
        };
        LastPostResponse: {
            /** Format: uuid */
            publicationId: string;
            /** Format: date-time */
            sentAt: string;
            url: string | null;
            /** @description 此后已撤下 */
            takenDown: boolean;
        };
        FailedTestResponse: {
            /** Format: date-time */
            at: string;
            /** @description 平台或系统给出的代码 */
            code: string;
            /** @description 发生了什么，需要做什么 */
            text: components["schemas"]["TextResponse"];
            /** @description 平台因出口 IP 拒绝时，平台看到的本机出口地址 */
            refusedAddress: string | null;
        };
        LastTroubleResponse: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            publicationId: string;
            /** @description 平台或系统给出的代码 */
            code: string | null;
            /** @description 发生了什么，需要做什么 */
            text: components["schemas"]["TextResponse"];
        };
        AccountHealthResponse: {
            /**
             * @description active 使用中；paused 已停用；unauthorised 因平台拒绝而搁置
             * @enum {string}
             */
            state: "active" | "paused" | "unauthorised";
            /** Format: date-time */
            stateSince: string;
            /** @description 为什么搁置，需要做什么 */
            stateReason: components["schemas"]["CodedTextResponse"] | null;
            /** @description 平台因出口 IP 拒绝而搁置时，平台看到的本机出口地址；须加入其白名单 */
            refusedAddress: string | null;
            token: components["schemas"]["TokenHealthResponse"];
            /** @description 平台按天计数的接口；不计数的渠道为空 */
            quota: components["schemas"]["CallQuotaResponse"][];
            /** @description 群发名额；不群发的账号为空 */
            massSends: components["schemas"]["MassQuotaResponse"] | null;
            waiting: components["schemas"]["WaitingResponse"];
            lastPost: components["schemas"]["LastPostResponse"] | null;
            /** @description 最近一次未通过的测试；此后测试或发布成功的为空 */
            failedTest: components["schemas"]["FailedTestResponse"] | null;
            /** @description 最近 30 天内最后一次未发成 */
            lastTrouble: components["schemas"]["LastTroubleResponse"] | null;
        };
        AccountTestResponse: {
            /** @description 平台是否接受该账号的凭据 */
            ok: boolean;
            /** @description 平台或系统给出的代码；成功时为 null */
            code: string | null;
            /** @description 平台因出口 IP 拒绝时，平台看到的本机出口地址；须加入其白名单 */
            refusedAddress?: string | null;
            /** @description 此前因平台拒绝而停用的账号，测试通过后已恢复使用 */
            resumed?: boolean;
            /** @description 结果说明，以及需要做什么 */
            hint: components["schemas"]["TextResponse"];
        };
        BegunConnectionResponse: {
            /** @description 请在浏览器中打开的微博授权页；只有发起人可用，一次有效 */
            url: string;
            /** @description 应用的授权回调页须填为这个地址 */
            redirectUri: string;
            /**
             * Format: date-time
             * @description 在此之前完成授权
             */
            expiresAt: string;
        };
        BeginConnectionRequest: {
            /**
             * Format: uuid
             * @description 账号所属单位
             */
            departmentId: string;
            /**
             * @description 开放接口或商业接口
             * @default share
             * @enum {string}
             */
            driver: "share" | "biz";
            /** @example 示例微博 */
            name: string;
            /** @description 平台接口地址；不填为官方地址 */
            baseUrl?: string;
            /**
             * @description 公开设置，必须有 clientId（App Key）和 rip；不填 uid、expiresAt
             * @example {
             *       "clientId": "1000000001",
             *       "rip": "203.0.113.7"
             *     }
             */
            settings: {
                [key: string]: unknown;
            };
            /** @description 密钥，必须有 clientSecret（App Secret）；加密保存、不再显示 */
            credentials: {
                [key: string]: string;
            };
        };
        PossibleChangeResponse: {
            /** @enum {string} */
            kind: "retract" | "correct" | "restore";
            name: components["schemas"]["TextResponse"];
            /**
             * @description 由接口完成，或由人到平台后台完成后确认
             * @enum {string}
             */
            way: "connector" | "hand";
            /** @description 由人完成时怎么做 */
            todo: components["schemas"]["TextResponse"] | null;
        };
        LinkingResponse: {
            /** Format: uuid */
            id: string;
            storyTitle: string;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            accountName: string;
            /** @enum {string} */
            state: "scheduled" | "claimed" | "sending" | "confirming" | "sent" | "unconfirmed" | "held" | "failed" | "missed" | "cancelled" | "retracted";
            url: string | null;
        };
        TogetherResponse: {
            /** Format: uuid */
            storyId: string;
            storyTitle: string;
            departmentName: string;
        };
        ChangeResponse: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "retract" | "correct" | "restore";
            /**
             * @description 提交平台中 / 待人工完成并确认 / 已完成 / 已放弃
             * @enum {string}
             */
            state: "ordered" | "by_hand" | "done" | "given_up";
            /**
             * Format: uuid
             * @description 更正换上的定稿
             */
            sealId: string | null;
            reason: string;
            orderedBy: string;
            /** Format: date-time */
            orderedAt: string;
            /** @description 已向平台提交几次 */
            tries: number;
            /**
             * Format: date-time
             * @description 下次提交的时间
             */
            nextTryAt: string | null;
            /** @description 平台最近的答复 */
            told: components["schemas"]["CodedTextResponse"] | null;
            /** @description 需要人工完成时怎么做 */
            todo: components["schemas"]["TextResponse"] | null;
            /** Format: date-time */
            endedAt: string | null;
            /** @description 确认或放弃的人；由接口完成的为空 */
            endedBy: string | null;
            note: string | null;
        };
        AfterResponse: {
            /** @description 现在可以做什么；更正须先有新的定稿；有未完成的一项时为空 */
            possible: components["schemas"]["PossibleChangeResponse"][];
            /** @description 链接到这个网页的其他发布任务，撤下前请一并考虑 */
            linking: components["schemas"]["LinkingResponse"][];
            /** @description 同一次群发的其他稿件：撤下、恢复时一并生效 */
            together: components["schemas"]["TogetherResponse"][];
            /** @description 撤下、更正、恢复的记录，新的在前 */
            changes: components["schemas"]["ChangeResponse"][];
        };
        ChangeBody: {
            /** @description 理由，写入审计记录，不对外公开 */
            reason: string;
        };
        ConfirmChangeBody: {
            /** @description 做了什么、看到了什么 */
            note: string;
            /** @description 撤下时页面仍能打开看到（CHANGE_STILL_SHOWN），确认读者已看不到的填 true，记入审计 */
            despiteShown?: boolean;
        };
        ChangeNoteBody: {
            /** @description 做了什么、看到了什么 */
            note: string;
        };
        HandStopResponse: {
            /**
             * @description 紧急停发中 / 定稿已撤销或与审签内容不符 / 现在不能发布（停发时段、时段、有效期、账号停用）
             * @enum {string}
             */
            kind: "frozen" | "unapproved" | "not_now";
            /**
             * Format: date-time
             * @description 从何时起；不知道时为空
             */
            since: string | null;
            text: components["schemas"]["TextResponse"];
        };
        PersonOnDutyResponse: {
            /** Format: uuid */
            id: string;
            displayName: string;
        };
        HandTakenResponse: {
            by: components["schemas"]["PersonOnDutyResponse"];
            /** Format: date-time */
            at: string;
            /** @description 是从别人手中接手的 */
            takenOver: boolean;
        };
        LinkFindingResponse: {
            /**
             * @description 打开且看到稿件 / 打开但没看到 / 打不开 / 不在该平台 / 已填给另一条发布任务
             * @enum {string}
             */
            verdict: "shown" | "opens" | "closed" | "elsewhere" | "used";
            /** @description 是否不必说明理由 */
            enough: boolean;
            /** Format: date-time */
            at: string;
            /** @description 最后到达的地址 */
            url: string;
            status: number | null;
            text: components["schemas"]["TextResponse"];
        };
        HandReportResponse: {
            /**
             * @description 已发布 / 未能发布 / 改期
             * @enum {string}
             */
            report: "posted" | "not_posted" | "put_off";
            by: components["schemas"]["PersonOnDutyResponse"];
            /** Format: date-time */
            at: string;
            link: string | null;
            finding: components["schemas"]["LinkFindingResponse"] | null;
            /** @description 链接核对未通过而仍确认，或没有链接的理由 */
            overruled: string | null;
            /** @description 停发中仍发出的说明 */
            despite: string | null;
            /** @description 没有发布的原因 */
            note: string | null;
        };
        HandTaskResponse: {
            /**
             * Format: uuid
             * @description 即发布任务的 id
             */
            id: string;
            /** @enum {string} */
            stage: "upcoming" | "open" | "overdue" | "done" | "failed" | "off";
            stageName: components["schemas"]["TextResponse"];
            /** @enum {string} */
            state: "scheduled" | "claimed" | "sending" | "confirming" | "sent" | "unconfirmed" | "held" | "failed" | "missed" | "cancelled" | "retracted";
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /** Format: uuid */
            accountId: string;
            accountName: string;
            /** @description 在哪里发布 */
            backOffice: string | null;
            departmentName: string;
            storyTitle: string;
            /**
             * Format: date-time
             * @description 服务器时间，倒计时以它为准
             */
            now: string;
            /**
             * Format: date-time
             * @description 核定发布时间，此前请勿发布
             */
            slotAt: string;
            /**
             * Format: date-time
             * @description 到点后最迟何时反馈；未到点为空
             */
            until: string | null;
            /** @description 发出时比核定时间晚多少毫秒；未发出为空 */
            latenessMs: number | null;
            /** @description 发布后的链接 */
            url: string | null;
            /** @description 定稿摘要（sha256），与审签单一致 */
            digest: string;
            /** @description 不为空时请勿发布；已发布的为请撤下或更正 */
            stop: components["schemas"]["HandStopResponse"] | null;
            taken: components["schemas"]["HandTakenResponse"] | null;
            /** @description 已上传截图 */
            hasScreenshot: boolean;
            report: components["schemas"]["HandReportResponse"] | null;
            /** @description 您现在可以做什么；resolve 指到发布任务中核实 */
            moves: ("take" | "take_over" | "give_back" | "posted" | "not_posted" | "put_off" | "resolve")[];
            /** @description 可以发布的人，本单位的在前；列表中为空 */
            onDuty: components["schemas"]["PersonOnDutyResponse"][] | null;
        };
        PageOfHandTaskResponse: {
            items: components["schemas"]["HandTaskResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        TakeBody: {
            /**
             * @description 从已领取的人手中接手；请先与其核实尚未发布
             * @default false
             */
            takeOver: boolean;
        };
        LinkBody: {
            /**
             * @description 也可整段粘贴平台“复制链接”得到的文字，其中只有一个链接时取该链接
             * @example https://weibo.com/1234567890/AbCdEfGhI
             */
            url: string;
        };
        PostedBody: {
            /**
             * @description 发布后的链接，也可整段粘贴平台“复制链接”得到的文字，其中只有一个链接时取该链接。平台没有链接的（channel 为 other），先上传截图并在 overrule 中说明
             * @example https://weibo.com/1234567890/AbCdEfGhI
             */
            url?: string;
            /** @description 链接核对未通过仍确认无误，或没有链接的理由 */
            overrule?: string;
            /** @description 停发中或定稿撤销后确已发出的，说明情况；记入审计 */
            despite?: string;
        };
        NotPostedBody: {
            /** @description 为什么没有发布 */
            note: string;
        };
        PutOffBody: {
            /** @description 为什么没有发布 */
            note: string;
            /**
             * Format: date-time
             * @description 希望改到什么时候；不写为尽快
             */
            wishedAt?: string;
        };
        HandTextResponse: {
            /** @enum {string} */
            key: "title" | "summary" | "text" | "html";
            label: components["schemas"]["TextResponse"];
            /** @description 定稿原文，链接已代入，请整段复制 */
            text: string;
        };
        HandFileResponse: {
            /** @enum {string} */
            kind: "picture" | "attachment";
            /** @description 压缩包中的位置 */
            path: string;
            name: string;
            sha256: string;
            /** @description 定稿中的 sha256；与上一项不同的，是为便于上传由定稿图片转换的 */
            source: string;
            /** @description 字节 */
            size: number;
            /** @description 替代文字 */
            alt: string | null;
            /** @description 单独下载的地址 */
            href: string;
        };
        HandPackageResponse: {
            /**
             * Format: date-time
             * @description 此前请勿发布
             */
            notBefore: string;
            /** @description 定稿摘要（sha256），与审签单一致：发出的就是审定的 */
            digest: string;
            texts: components["schemas"]["HandTextResponse"][];
            /** @description 文中的话题，请在平台上点选 */
            topics: string[];
            /** @description 文中代入的链接，带有本条发布的记号，请勿改动 */
            link: string | null;
            files: components["schemas"]["HandFileResponse"][];
            /** @description 全部内容打包下载的地址 */
            archive: string;
            /** @description 平台上要由人完成的事 */
            checklist: components["schemas"]["CodedTextResponse"][];
        };
        PhonePreviewBody: {
            /**
             * Format: uuid
             * @description 从哪个公众号发
             */
            accountId: string;
            /** @description 接收人：账号设置“预览接收人”（previewTo）中的微信号或 openid */
            receiver: string;
        };
        PhonePreviewResponse: {
            receiver: string;
            /** @description 该公众号今天还可预览几次 */
            left: number;
            /**
             * Format: date-time
             * @description 此后预览用的草稿会从草稿箱删去，手机上不一定还能打开；请勿从草稿箱发表它
             */
            readableUntil: string;
        };
        PreflightItemResponse: {
            /**
             * @description refused：这样发不出去；changed：读者看到的会不同；note：须知或须办
             * @enum {string}
             */
            level: "refused" | "changed" | "note";
            code: string;
            /** @description 渠道稿中的字段（JSON pointer）；为空是关于账号的 */
            pointer: string | null;
            zh: string;
            en: string;
        };
        PreflightResponse: {
            /** @description 没有会让它发不出去的问题 */
            ready: boolean;
            /** @description 最要紧的在前 */
            items: components["schemas"]["PreflightItemResponse"][];
        };
        LateOfAllResponse: {
            /** @description 各渠道合在一起，晚多少毫秒：半数不超过此数；一条都没有为 null */
            lateP50: number | null;
            /** @description 百分之九十五不超过此数，毫秒 */
            lateP95: number | null;
            /** @description 最晚的一条，毫秒 */
            lateMax: number | null;
        };
        DayOutResponse: {
            /**
             * Format: date
             * @description 本单位时区的日子
             */
            day: string;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            out: number;
        };
        HourOutResponse: {
            /** @description 星期一为 1 */
            weekday: number;
            /** @description 本单位时区的钟点 */
            hour: number;
            out: number;
        };
        ChannelOutResponse: {
            /** @description 发出几条 */
            out: number;
            /** @description 其中后来发现已不在平台上的；自行撤下的不算发出 */
            gone: number;
            /** @description 其中有读数的 */
            counted: number;
            /** @description 最新读数之和；没有读数为 null，原因见 unread、missed */
            reads: number | null;
            likes: number | null;
            comments: number | null;
            shares: number | null;
            /** @description 为 null 的各项中尚未读取、还会有的 */
            unread: ("reads" | "likes" | "comments" | "shares")[];
            /** @description 为 null 的各项中未能读取、不再读取的；不在其中也不在 unread 中的，平台不提供 */
            missed: ("reads" | "likes" | "comments" | "shares")[];
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /** @description 实际发出比核定时间晚多少毫秒：半数不超过此数；人工发布的以登记时间计，都由人登记的为 null */
            lateP50: number | null;
            /** @description 百分之九十五不超过此数，毫秒 */
            lateP95: number | null;
            /** @description 百分之九十九不超过此数，毫秒 */
            lateP99: number | null;
            /** @description 最晚的一条，毫秒 */
            lateMax: number | null;
        };
        DepartmentOutResponse: {
            /** @description 发出几条 */
            out: number;
            /** @description 其中后来发现已不在平台上的；自行撤下的不算发出 */
            gone: number;
            /** @description 其中有读数的 */
            counted: number;
            /** @description 最新读数之和；没有读数为 null，原因见 unread、missed */
            reads: number | null;
            likes: number | null;
            comments: number | null;
            shares: number | null;
            /** @description 为 null 的各项中尚未读取、还会有的 */
            unread: ("reads" | "likes" | "comments" | "shares")[];
            /** @description 为 null 的各项中未能读取、不再读取的；不在其中也不在 unread 中的，平台不提供 */
            missed: ("reads" | "likes" | "comments" | "shares")[];
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
        };
        PillarOutResponse: {
            /** @description 发出几条 */
            out: number;
            /** @description 其中后来发现已不在平台上的；自行撤下的不算发出 */
            gone: number;
            /** @description 其中有读数的 */
            counted: number;
            /** @description 最新读数之和；没有读数为 null，原因见 unread、missed */
            reads: number | null;
            likes: number | null;
            comments: number | null;
            shares: number | null;
            /** @description 为 null 的各项中尚未读取、还会有的 */
            unread: ("reads" | "likes" | "comments" | "shares")[];
            /** @description 为 null 的各项中未能读取、不再读取的；不在其中也不在 unread 中的，平台不提供 */
            missed: ("reads" | "likes" | "comments" | "shares")[];
            /**
             * Format: uuid
             * @description 不属于专题活动为 null
             */
            campaignId: string | null;
            campaignTitle: string | null;
            /** Format: uuid */
            pillarId: string | null;
            pillarTitle: string | null;
        };
        LatenessDayResponse: {
            /**
             * Format: date
             * @description 核定时间所在的日子，本单位时区
             */
            day: string;
            /** @description 晚不超过 5 秒发出的 */
            punctual: number;
            /** @description 晚超过 5 秒、不超过 1 分钟的 */
            delayed: number;
            /** @description 晚超过 1 分钟的 */
            late: number;
            /** @description 到时间没有发出的：逾期、失败或暂停，现在仍是如此 */
            missing: number;
            /** @description 发出的晚多少毫秒：半数不超过此数；一条都没有发出为 null */
            lateP50: number | null;
            lateP95: number | null;
            lateMax: number | null;
        };
        InsightsResponse: {
            /** @description 此间发出的全部合计；人工发布的不算 */
            late: components["schemas"]["LateOfAllResponse"];
            days: components["schemas"]["DayOutResponse"][];
            hours: components["schemas"]["HourOutResponse"][];
            channels: components["schemas"]["ChannelOutResponse"][];
            departments: components["schemas"]["DepartmentOutResponse"][];
            pillars: components["schemas"]["PillarOutResponse"][];
            /** @description 准时情况；人工发布的不算 */
            lateness: components["schemas"]["LatenessDayResponse"][];
        };
        FigureResponse: {
            /** @description 阅读；没有读数为 null */
            reads: number | null;
            /** @description 点赞 */
            likes: number | null;
            /** @description 评论 */
            comments: number | null;
            /** @description 转发 */
            shares: number | null;
            /**
             * Format: date-time
             * @description 何时读取
             */
            at: string;
            /** @description 发出（恢复、更正后重新起算）多久之后的数：1h、1d、3d、7d、30d */
            age: string;
        };
        PostLookResponse: {
            /** Format: date-time */
            at: string;
            /** @description 发出（恢复、更正后重新起算）多久之后的查看：1m、1h、24h；again 为出现问题后的复查；读数时发现的为读数的时点 */
            age: string;
            /**
             * @description 在 / 不在了 / 看不出
             * @enum {string}
             */
            post: "there" | "gone" | "unknown";
            /**
             * @description 打得开 / 打不开 / 看不出 / 没有链接
             * @enum {string}
             */
            link: "opens" | "broken" | "unknown" | "none";
            /** @description 打开链接得到的 HTTP 状态码 */
            status: number | null;
            /** @enum {string|null} */
            cause: "missing" | "deleted" | "violation" | "complaint" | "migrated" | "not_listed" | "not_there" | "status" | "silent" | "redirects" | "login" | "not_shown" | "no_link" | "no_push" | "unreachable" | null;
            /** @description 为什么 */
            text: components["schemas"]["TextResponse"] | null;
            /** @description 供网络管理员查看的原始说明 */
            detail: string | null;
        };
        PublicationFiguresResponse: {
            /** Format: uuid */
            publicationId: string;
            /** @description 平台是否提供可读取的数 */
            measured: boolean;
            /** @description 历次读数，最早的在前 */
            figures: components["schemas"]["FigureResponse"][];
            /** @description 历次查看，最早的在前 */
            looks: components["schemas"]["PostLookResponse"][];
            /**
             * Format: date-time
             * @description 下次查看；不再查看为 null
             */
            nextLookAt: string | null;
            /**
             * Format: date-time
             * @description 下次读数；不再读数为 null
             */
            nextMeasureAt: string | null;
            /** @description 到点而未读数的原因，怎么办 */
            putOff: components["schemas"]["TextResponse"] | null;
        };
        PostFiguresResponse: {
            /** @description 阅读；没有读数为 null */
            reads: number | null;
            /** @description 点赞 */
            likes: number | null;
            /** @description 评论 */
            comments: number | null;
            /** @description 转发 */
            shares: number | null;
            /** Format: uuid */
            publicationId: string;
            storyTitle: string;
            /** Format: uuid */
            departmentId: string;
            departmentName: string;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            accountName: string;
            url: string | null;
            /** Format: date-time */
            sentAt: string;
            /**
             * Format: date-time
             * @description 这些数是何时读取的；还没有读过为 null
             */
            countedAt: string | null;
            /**
             * Format: date-time
             * @description 最近一次查看
             */
            lookedAt: string | null;
            /** @enum {string|null} */
            post: "there" | "gone" | "unknown" | null;
            /** @enum {string|null} */
            link: "opens" | "broken" | "unknown" | "none" | null;
        };
        PageOfPostFiguresResponse: {
            items: components["schemas"]["PostFiguresResponse"][];
            /** @description 下一页的 cursor；没有下一页时为 null */
            nextCursor: string | null;
        };
        ChannelTotalResponse: {
            /** @description 阅读；没有读数为 null */
            reads: number | null;
            /** @description 点赞 */
            likes: number | null;
            /** @description 评论 */
            comments: number | null;
            /** @description 转发 */
            shares: number | null;
            /** @enum {string} */
            channel: "web" | "wechat" | "weibo" | "other";
            /** @description 已发布且未撤下的条数 */
            posts: number;
            /** @description 其中读到过数的条数 */
            counted: number;
            /** @description 为 null 的各项中尚未读取、还会有的 */
            unread: ("reads" | "likes" | "comments" | "shares")[];
            /** @description 为 null 的各项中未能读取、不再读取的；不在其中也不在 unread 中的，平台不提供 */
            missed: ("reads" | "likes" | "comments" | "shares")[];
            /** @description 最近一次查看已经不在的条数 */
            gone: number;
            /** @description 最近一次查看链接打不开的条数 */
            linksBroken: number;
        };
        DemonstrationCountResponse: {
            /** @enum {string} */
            kind: "departments" | "people" | "accounts" | "policies" | "campaigns" | "stories" | "pictures" | "publications";
            /** @description 现有多少 */
            total: number;
            /** @description 其中示例之外自己添加或改过的 */
            own: number;
        };
        DemonstrationThingResponse: {
            /** @enum {string} */
            kind: "departments" | "people" | "accounts" | "policies" | "campaigns" | "stories" | "pictures" | "publications";
            name: string;
        };
        DemonstrationTextResponse: {
            zh: string;
            en: string;
        };
        DemonstrationRefusalResponse: {
            /** @example DEMONSTRATION_REAL */
            code: string;
            text: components["schemas"]["DemonstrationTextResponse"];
        };
        DemonstrationResponse: {
            /** @description 有示例数据，且本人是全系统的管理员 */
            here: boolean;
            counts: components["schemas"]["DemonstrationCountResponse"][];
            /** @description 示例之外自己添加或改过的，新的在前，最多 50 项 */
            own: components["schemas"]["DemonstrationThingResponse"][];
            /** @description 为何不能清空；可以清空时为 null */
            refusal: components["schemas"]["DemonstrationRefusalResponse"] | null;
            /** @description 有自己添加的内容时，须输入的确认词；不需要时为 null */
            word: components["schemas"]["DemonstrationTextResponse"] | null;
            /** @description 清空时原样交回：只清空看到的这些 */
            shown: string | null;
        };
        LeaveDemonstrationRequest: {
            /** @description `GET` 所给的 shown */
            shown: string;
            /** @description 确认词 */
            word?: string;
        };
        Problem: {
            /** @example urn:xuanfa:error:INVALID_INPUT */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description 稳定的错误代码 / stable code */
            code: string;
            text: {
                zh: string;
                en: string;
            };
            instance: string;
            requestId: string;
            /** @description 出错字段（JSON 指针） / field at fault, as a JSON pointer */
            pointer?: string;
            errors?: {
                pointer?: string;
                code?: string;
                zh?: string;
                en?: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Metrics_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus 文本格式 / Prometheus text format */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Health_alive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AliveResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyResponse"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AuditLog_list: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                /** @description 对象类型，例如 story */
                subjectType?: string;
                /** @description 对象编号 */
                subjectId?: string;
                /** @description 操作人 */
                actorId?: string;
                /** @description 操作，例如 review.approve */
                action?: string;
                /** @description 从此时起 */
                from?: string;
                /** @description 到此时为止（不含） */
                to?: string;
                /** @description 对象名称中的文字，例如稿件标题；已删除的按记录中的名称 */
                object?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfAuditEntryResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AuditLog_workbook: {
        parameters: {
            query?: {
                /** @description 对象类型，例如 story */
                subjectType?: string;
                /** @description 对象编号 */
                subjectId?: string;
                /** @description 操作人 */
                actorId?: string;
                /** @description 操作，例如 review.approve */
                action?: string;
                /** @description 从此时起 */
                from?: string;
                /** @description 到此时为止（不含） */
                to?: string;
                /** @description 对象名称中的文字，例如稿件标题；已删除的按记录中的名称 */
                object?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 工作簿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AuditLog_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 什么都不改；同时有人在核验时，得到同一个结果 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerdictResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attempt_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attempt_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostLinkBody"];
            };
        };
        responses: {
            /** @description 已补填 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attempt_correctLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkCorrectionBody"];
            };
        };
        responses: {
            /** @description 已更正 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attempt_postedByHand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostedByHandBody"];
            };
        };
        responses: {
            /** @description 记为已发布，不再发送 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attempt_noteGone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoneNoteBody"];
            };
        };
        responses: {
            /** @description 已登记，不再列入需要处理的 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attempt_resolve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolvedResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attempt_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 第二人确认平台上没有，重新排期 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeadLetter_list: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                /** @description 只看这个账号的 */
                accountId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfDeadLetterResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    History_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 新的在前，最多 200 条 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryEntryResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    History_verdicts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 新的在前 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerdictResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhookCallback_take: {
        parameters: {
            query?: never;
            header?: {
                "webhook-signature"?: string;
                "webhook-timestamp"?: string;
                "webhook-id"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookToldRequest"];
            };
        };
        responses: {
            /** @description 已收下；重复送达不会重复处理 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 与已记录的情况不符，没有采用；已交人工核对，请勿重发 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WechatCallback_verify: {
        parameters: {
            query: {
                nonce: unknown;
                timestamp: unknown;
                signature: unknown;
            };
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WechatCallback_take: {
        parameters: {
            query: {
                nonce: unknown;
                timestamp: unknown;
                signature: unknown;
            };
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WorkInHand_read: {
        parameters: {
            query?: {
                /** @description 只收回这一项职责；不填则是停用此人 */
                roleId?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkInHandResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogInRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Department_list: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                /** @description 只列出该单位的直接下级 */
                parentId?: string;
                /** @description 名称包含 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfDepartmentResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Department_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDepartmentRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Department_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Department_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeDepartmentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Person_list: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                /** @description 所属单位 */
                departmentId?: string;
                /** @description 账号或姓名包含 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfPersonResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Person_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePersonRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedPersonResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Person_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Person_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePersonRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Person_resetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimePasswordResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Person_grant: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantRoleRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Person_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Account_list: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                departmentId?: string;
                channel?: "web" | "wechat" | "weibo" | "other";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfAccountResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Account_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccountRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Account_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Account_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAccountRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Account_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseAccountRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Account_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccountForm_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountFormResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhookSecret_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateSecretRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedSecretResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Story_list: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                departmentId?: string;
                campaignId?: string;
                pillarId?: string;
                state?: "draft" | "in_review" | "returned" | "approved" | "withdrawn";
                kind?: "craftsman" | "competition_winner" | "graduate" | "unit" | "policy" | "event";
                authorId?: string;
                /** @description 标题、摘要、正文或结构化信息中含有的词；几个词用空格隔开，须全部含有 */
                q?: string;
                /** @description true：只看已归档的；否则不含已归档的 */
                archived?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfStorySummaryResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Story_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateStoryRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Story_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Story_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeStoryRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Story_archive: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShelveStoryRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Story_unarchive: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShelveStoryRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Story_revisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionListItem"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Story_revise: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRevisionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Story_revision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Variant_list: {
        parameters: {
            query?: {
                /** @description 第几版；不写为当前这一版 */
                revision?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Variant_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                channel: "web" | "wechat" | "weibo" | "other";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditVariantRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Variant_derive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                channel: "web" | "wechat" | "weibo" | "other";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeriveVariantRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Variant_preview: {
        parameters: {
            query?: {
                /** @description 第几版；不写为当前这一版 */
                revision?: number;
                /** @description 为哪个账号预览：文末署名中的来源随账号而定；不写时，各账号来源相同的照写，不同的只说明随账号而定 */
                account?: string;
            };
            header?: never;
            path: {
                id: string;
                channel: "web" | "wechat" | "weibo" | "other";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 预览页面 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Media_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Media_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 图片 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Thumbnail_read: {
        parameters: {
            query?: {
                /** @description 最长边（像素） */
                side?: 160 | 320 | 640 | 1280;
            };
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 缩略图 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Rendition_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 图片的 sha256 */
                sha256: string;
                /** @description 用途 */
                use: "wechat-body" | "wechat-cover" | "weibo" | "web" | "wordpress";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 图片 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attachment_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentKindResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attachment_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attachment_attach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attachment_detach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Attachment_content: {
        parameters: {
            query?: never;
            header?: {
                /** @description 与 ETag 不符时给出整个文件 */
                "If-Range"?: string;
                /** @description 从断点继续 */
                Range?: string;
            };
            path: {
                id: string;
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 整个文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description 文件的一部分 */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description 所要的部分超出文件 */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PictureFocus_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FocusResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PictureFocus_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FocusRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FocusResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PictureFocus_crop: {
        parameters: {
            query: {
                /** @description wide：头条封面 2.35:1；square：列表封面 1:1 */
                form: "wide" | "square";
                /** @description 任意：焦点改了就换一个，页面便会重新取图 */
                at?: string;
            };
            header?: never;
            path: {
                id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 图片 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StoryPicture_list: {
        parameters: {
            query?: {
                /** @description 第几版；不写为当前这一版 */
                revision?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryPictureResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HtmlImport_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportHtmlRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportHtmlResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WordImport_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportHtmlResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DraftCheck_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryKindResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DraftCheck_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckDraftRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftCheckResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WorkingCopy_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnWorkingCopyResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WorkingCopy_keep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepWorkingCopyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkingCopyResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WorkingCopy_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Presence_beat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresenceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresentResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Presence_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Comment_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Comment_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentRequest"];
            };
        };
        responses: {
            /** @description 稿件的全部批注 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Comment_resolve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                commentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolutionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaign_list: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                departmentId?: string;
                state?: "draft" | "active" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfCampaignSummaryResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaign_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCampaignRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaign_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaign_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCampaignRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notice_list: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                departmentId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfNoticeSummaryResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notice_propose: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeNoticeRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notice_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notice_confirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmNoticeRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Review_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryReviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Review_queue: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfWaitingRoundResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Review_submit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryReviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Review_approve: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryReviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Review_return: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryReviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Review_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeBackRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryReviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Review_void: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeBackRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryReviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OpinionPhrase_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpinionPhraseResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OpinionPhrase_keep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepPhraseRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpinionPhraseResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OpinionPhrase_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewGaps_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 自己管理人员的单位里的 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewGapResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewWorkload_read: {
        parameters: {
            query: {
                /** @description 此时起审完的（含） */
                from: string;
                /** @description 此时之前审完的，最长 400 天 */
                to: string;
                /** @description 单位，连同下级 */
                departmentId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkloadResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Closing_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosingResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Closing_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 原有内容照旧可读；不再能新建或加入 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosingResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Closing_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosingResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Calendar_read: {
        parameters: {
            query: {
                /** @description 从何时起（含） */
                from: string;
                /** @description 到何时止（不含），最长 93 天 */
                to: string;
                channel?: "web" | "wechat" | "weibo" | "other";
                accountId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Calendar_quotas: {
        parameters: {
            query: {
                /** @description 从何时起（含） */
                from: string;
                /** @description 到何时止（不含），最长 93 天 */
                to: string;
                channel?: "web" | "wechat" | "weibo" | "other";
                accountId?: string;
                /** @description 为 yes 时也列出这段时间发过的单位，不只是有排期的 */
                sent?: "yes";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Calendar_unplanned: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnplannedListResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Calendar_slots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SlotOutlookBody"];
            };
        };
        responses: {
            /** @description 改期或排期各会得到的时间和理由；不占位，什么都不改 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotOutlookResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Coverage_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publication_list: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                state?: "scheduled" | "claimed" | "sending" | "confirming" | "sent" | "unconfirmed" | "held" | "failed" | "missed" | "cancelled" | "retracted";
                channel?: "web" | "wechat" | "weibo" | "other";
                storyId?: string;
                /** @description 只列撤下、更正或恢复等人到平台后台完成并确认的 */
                change?: "by_hand";
                /** @description overdue 只列核定时间已过一分钟以上、还没有开始发送的；gone 只列已发布、后来发现不在平台上、还没有人登记知悉的 */
                waiting?: "overdue" | "gone";
                /** @description 只列本人所写稿件的 */
                author?: "me";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfPublicationResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publication_schedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publication_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleBody"];
            };
        };
        responses: {
            /** @description 现在安排会得到的时间和理由，不占位 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publication_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publication_release: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseBody"];
            };
        };
        responses: {
            /** @description 逐条给出新时间，或不能排期的原因 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publication_previewRelease: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleasePreviewBody"];
            };
        };
        responses: {
            /** @description 逐条给出会得到的时间和理由、届时还会等什么，或不能排期的原因；不占位，什么都不改 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleasePreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publication_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveBody"];
            };
        };
        responses: {
            /** @description 换时间，或让已暂停、逾期、失败的重新排期 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publication_previewMove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MovePreviewBody"];
            };
        };
        responses: {
            /** @description 会得到的时间和理由，届时还会等什么；不占位，什么都不改 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovePreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publication_hasten: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UrgentBody"];
            };
        };
        responses: {
            /** @description 加急可越过本单位的规则，不越过平台限额、账号规则和停发时段 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publication_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publication_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Throttle_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Throttle_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Throttle_previewPolicy: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyBody"];
            };
        };
        responses: {
            /** @description 加上这条策略后哪些已排期的发布不再符合；什么都不改 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Throttle_replace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Throttle_remove: {
        parameters: {
            query?: {
                /** @description 预览返回的确认码 */
                confirm?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Throttle_previewReplacement: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyBody"];
            };
        };
        responses: {
            /** @description 这样修改后哪些已排期的发布不再符合；什么都不改 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Throttle_previewRemoval: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 去掉这条策略后哪些已排期的发布不再符合；什么都不改 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Throttle_listBlackouts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlackoutResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Throttle_blackOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlackoutBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlackoutResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Throttle_previewBlackout: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlackoutBody"];
            };
        };
        responses: {
            /** @description 停发时段会让哪些已排期的发布顺延或暂停；什么都不改 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Throttle_previewBlackoutRemoval: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Throttle_removeBlackout: {
        parameters: {
            query?: {
                /** @description 预览返回的确认码 */
                confirm?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DayClass_list: {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayClassesResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DayClass_set: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DayClassesBody"];
            };
        };
        responses: {
            /** @description 逐日设置，已设置过的以本次为准；其他日期不变 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DayClass_preview: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DayClassesBody"];
            };
        };
        responses: {
            /** @description 这样设置后哪些已排期的发布不再符合规则；什么都不改 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DayClass_previewRemoval: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
            };
            header?: never;
            path: {
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 取消后哪些已排期的发布不再符合规则；什么都不改 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DayClass_remove: {
        parameters: {
            query?: {
                /** @description 预览返回的确认码 */
                confirm?: string;
            };
            header?: never;
            path: {
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 恢复为公布的放假安排或按星期计算 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FairWeight_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FairWeightResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FairWeight_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                departmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FairWeightBody"];
            };
        };
        responses: {
            /** @description 由上级单位设置；自下一个名额起生效 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FairWeightResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Freeze_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FreezeScopeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreezePreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Freeze_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreezeResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Freeze_declare: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FreezeBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclaredFreezeResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Freeze_standing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingFreezeResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Freeze_lift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiftBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiftedFreezeResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MassIssue_list: {
        parameters: {
            query?: {
                accountId?: string;
                /** @description 群发时间从何时起，默认现在 */
                from?: string;
                /** @description 到何时止，默认 62 天后 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MassIssue_open: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenIssueBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MassIssue_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MassIssue_book: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MassIssue_takeBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                articleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MassIssue_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MassIssue_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MassIssue_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MassIssue_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveIssueBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MassIssue_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    NearDuplicate_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 时间相近、稿件、文字或人物相同的其他发布 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearDuplicateResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StoryDuplicate_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文字、人物或对象相同的其他稿件，每篇一条，最像的在前 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryDuplicateResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replanning_misfits: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                /** @description 单位（含下级）；不填为全部 */
                departmentId?: string;
                /** @description 渠道；不填为全部 */
                channel?: "web" | "wechat" | "weibo" | "other";
                /** @description 账号；不填为全部 */
                accountId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 不再符合现行规则的发布任务，及其最早可发布的时间 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replanning_previewMisfits: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MisfitMoveBody"];
            };
        };
        responses: {
            /** @description 选定的将移到哪里；什么都不改 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replanning_moveMisfits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmedMisfitMoveBody"];
            };
        };
        responses: {
            /** @description 按预览移动；没有移动的逐条说明原因 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoveResultResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replanning_previewCompact: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanScopeBody"];
            };
        };
        responses: {
            /** @description 有空位可提前的发布任务，谁都不会推后；一次最多 1000 条 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replanning_compact: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmedScopeBody"];
            };
        };
        responses: {
            /** @description 按预览提前；排期有变动则一条都不动 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoveResultResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replanning_previewDay: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DayMoveBody"];
            };
        };
        responses: {
            /** @description 把一天的发布任务整体移到另一天，保持先后和钟点；什么都不改 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayPreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replanning_moveDay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmedDayMoveBody"];
            };
        };
        responses: {
            /** @description 按预览移动；排期有变动则一条都不动，不能移动的逐条说明原因 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayMoveResultResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replanning_previewDepartment: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentMoveBody"];
            };
        };
        responses: {
            /** @description 单位换上级后，哪些已排期的发布不再符合规则；什么都不改 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StoryOverview_list: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                /** @description 所处环节，可多选 */
                stage?: ("draft" | "returned" | "in_review" | "approved" | "scheduled" | "published" | "withdrawn")[];
                departmentId?: string;
                campaignId?: string;
                pillarId?: string;
                kind?: "craftsman" | "competition_winner" | "graduate" | "unit" | "policy" | "event";
                /** @description 送审时选定、或已排期、已发布的渠道 */
                channel?: "web" | "wechat" | "weibo" | "other";
                /** @description 动过笔的人 */
                personId?: string;
                /** @description true：只看已归档的；否则不含已归档的 */
                archived?: "true" | "false";
                /** @description 标题、摘要、正文或结构化信息中含有的词；几个词用空格隔开，须全部含有 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfStoryOverviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StoryOverview_workbook: {
        parameters: {
            query?: {
                /** @description 所处环节，可多选 */
                stage?: ("draft" | "returned" | "in_review" | "approved" | "scheduled" | "published" | "withdrawn")[];
                departmentId?: string;
                campaignId?: string;
                pillarId?: string;
                kind?: "craftsman" | "competition_winner" | "graduate" | "unit" | "policy" | "event";
                /** @description 送审时选定、或已排期、已发布的渠道 */
                channel?: "web" | "wechat" | "weibo" | "other";
                /** @description 动过笔的人 */
                personId?: string;
                /** @description true：只看已归档的；否则不含已归档的 */
                archived?: "true" | "false";
                /** @description 标题、摘要、正文或结构化信息中含有的词；几个词用空格隔开，须全部含有 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 工作簿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StoryOverview_writers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryWritersResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StoryOverview_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryOverviewDetailResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WhatIf_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhatIfBody"];
            };
        };
        responses: {
            /** @description 按改动后的规则把现有计划重排一遍，只看结果，不改任何安排 */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WhatIf_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WhatIf_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 停止推演，或丢弃结果 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WhatIf_moves: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                /** @description moved 会换时间；impossible 无处可排；held 落入待人工处置的停发时段 */
                kind?: "moved" | "impossible" | "held";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfWhatIfMoveResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccountHealth_health: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountHealthResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccountTest_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountTestResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WeiboConnect_begin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunConnectionResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WeiboConnect_beginNew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginConnectionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunConnectionResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WeiboConnect_finish: {
        parameters: {
            query: {
                code?: unknown;
                state: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 结果说明（网页） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Change_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Change_retract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBody"];
            };
        };
        responses: {
            /** @description 接口能撤的已提交平台；不能撤的说明怎样人工撤下，做完后确认 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Change_correct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Change_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Change_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Change_giveUp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeNoteBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HandTask_list: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                /** @description todo：24 小时内到点的和待反馈的，按核定时间；reported：已反馈的，新的在前 */
                list?: "todo" | "reported";
                /** @description 只看自己领取或反馈的 */
                mine?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfHandTaskResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HandTask_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandTaskResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HandTask_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandTaskResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HandTask_giveBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandTaskResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HandTask_checkLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkFindingResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HandTask_posted: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostedBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandTaskResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HandTask_notPosted: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotPostedBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandTaskResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HandTask_putOff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutOffBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandTaskResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HandPackage_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandPackageResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HandPackage_archive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 压缩包 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HandPackage_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description 从断点继续 */
                Range?: string;
            };
            path: {
                id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 整个文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description 文件的一部分 */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description 所要的部分超出文件 */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HandPackage_screenshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 图片 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HandPackage_keepScreenshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PhonePreview_send: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求重发时带同一个值，24 小时内只执行一次 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhonePreviewBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhonePreviewResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Preflight_look: {
        parameters: {
            query?: {
                /** @description 打算用的公众号；不写则只看稿件 */
                accountId?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreflightResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Insights_read: {
        parameters: {
            query: {
                /** @description 此时起发出的（含） */
                from: string;
                /** @description 此时之前发出的，最长 400 天 */
                to: string;
                campaignId?: string;
                /** @description 单位，连同下级 */
                departmentId?: string;
                channel?: "web" | "wechat" | "weibo" | "other";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightsResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Insights_workbook: {
        parameters: {
            query: {
                /** @description 此时起发出的（含） */
                from: string;
                /** @description 此时之前发出的，最长 400 天 */
                to: string;
                campaignId?: string;
                /** @description 单位，连同下级 */
                departmentId?: string;
                channel?: "web" | "wechat" | "weibo" | "other";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 工作簿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Figures_ofPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationFiguresResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Figures_page: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: components["schemas"]["Object"];
                /** @description 上一页返回的 nextCursor，原样带回 */
                cursor?: string;
                /** @description 专题活动 */
                campaignId?: string;
                /** @description 单位，连同下级 */
                departmentId?: string;
                channel?: "web" | "wechat" | "weibo" | "other";
                /** @description 此时起发出的，带时区 */
                from?: string;
                /** @description 此时之前发出的，带时区 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfPostFiguresResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Figures_totals: {
        parameters: {
            query?: {
                /** @description 专题活动 */
                campaignId?: string;
                /** @description 单位，连同下级 */
                departmentId?: string;
                channel?: "web" | "wechat" | "weibo" | "other";
                /** @description 此时起发出的，带时区 */
                from?: string;
                /** @description 此时之前发出的，带时区 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 未选专题又未填起始时间的，为最近 31 天 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelTotalResponse"][];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Export_publication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 压缩包 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Export_campaign: {
        parameters: {
            query?: {
                /** @description 只要这一天起发布的（当地日期） */
                from?: string;
                /** @description 只要到这一天为止发布的，含当天 */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 压缩包 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Export_handTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 压缩包 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Demonstration_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 没有示例，或本人不是全系统的管理员：here 为 false */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemonstrationResponse"];
                };
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Demonstration_leave: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveDemonstrationRequest"];
            };
        };
        responses: {
            /** @description 已清空：只留下本人和审计记录。中途断电的，下次启动时完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / any refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
