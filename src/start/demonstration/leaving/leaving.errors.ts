import type { ErrorDefinition } from '../../../platform/errors/app-error.js';

export const DEMONSTRATION_NONE: ErrorDefinition = {
  code: 'DEMONSTRATION_NONE',
  status: 409,
  level: 'info',
  zh: '系统里没有示例数据，无需清空，可以直接开始使用。',
  en: 'There is no demonstration here, so there is nothing to clear: go on working.',
};

export const DEMONSTRATION_ELSEWHERE: ErrorDefinition = {
  code: 'DEMONSTRATION_ELSEWHERE',
  status: 409,
  level: 'warn',
  zh: '本系统使用外部数据库或外部队列，宣发台不代为清空。请由系统维护人员停止系统，换用一个空的数据库，并按安装说明关闭演示数据后重新启动。',
  en: 'This installation works on a database or a queue of your own, which is not cleared from here. Stop it, give it an empty database (DATABASE_URL) and start it with XUANFA_DEMO=off.',
};

export const DEMONSTRATION_REAL: ErrorDefinition = {
  code: 'DEMONSTRATION_REAL',
  status: 409,
  level: 'warn',
  zh: '已接入真实账号（{names}），清空会丢失它们的发布记录，因此不能清空。要从空系统开始，请停止系统，换一个数据目录（XUANFA_DATA_DIR），设 XUANFA_DEMO=off 后重新启动；现有数据原样保留。',
  en: 'Real accounts are connected ({names}), whose record would be lost, so nothing is cleared. For an empty installation stop this one and start it on another data directory (XUANFA_DATA_DIR) with XUANFA_DEMO=off; what is here stays.',
};

export const DEMONSTRATION_CHANGED: ErrorDefinition = {
  code: 'DEMONSTRATION_CHANGED',
  status: 409,
  level: 'info',
  zh: '刚才又有人新增或修改了内容，没有清空任何数据。请重新查看清单后再决定。',
  en: 'Something was added or changed in the meantime; nothing was cleared. Look at the list again, then decide.',
};

export const DEMONSTRATION_WORD: ErrorDefinition = {
  code: 'DEMONSTRATION_WORD',
  status: 400,
  level: 'info',
  zh: '示例之外还有 {count} 项自己添加的内容会一并清除，请输入“{word}”确认。',
  en: '{count} things of your own would go with the demonstration. Type “{word}” to confirm.',
};

export const DEMONSTRATION_BUSY: ErrorDefinition = {
  code: 'DEMONSTRATION_BUSY',
  status: 409,
  level: 'info',
  zh: '正在清空示例数据，请稍候。',
  en: 'The demonstration is just being cleared away. Wait a moment.',
};
