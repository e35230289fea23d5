import type { Texts } from 'mapping-generator-editor/parts';

// The words about what comes into the editor and what is kept of it; rows of texts.ts.

export const documentTexts = {
  kept: ['Kept at {time}', '已于 {time} 保留'],
  keptWhere: [
    'In this browser, not in a file: Download makes one.',
    '保留在此浏览器中，并未存为文件：点击“下载”可生成文件。',
  ],
  notKept: ['Not kept: {reason}', '未能保留：{reason}'],
  notKeptWhat: [
    'This browser does not keep the text: download it before you leave.',
    '此浏览器无法保留文本：离开前请先下载。',
  ],
  keptMappings: ['Kept in this browser', '保留在此浏览器中'],
  asSaved: ['{name} as saved last', '{name} 上次保存的版本'],
  keptMapping: ['{name}, {date}', '{name}，{date}'],
  restored: ['{name} is as you left it on {date}.', '{name} 已恢复到您 {date} 离开时的状态。'],
  startOver: ['Open the sample instead', '改为打开示例'],
  dismiss: ['Dismiss', '知道了'],
  changedElsewhere: [
    '{name} was changed in another tab, too. Each tab keeps its own text; the other one is in the list of samples.',
    '{name} 也在另一个标签页中被修改。各标签页分别保留文本；另一份可在示例列表中找到。',
  ],
  replaceTitle: ['Replace your changes?', '替换您的修改？'],
  replaceWhat: [
    '{name} has changes that no file has. {other} takes their place. The list of samples keeps them under “Kept in this browser”, and Undo brings them back.',
    '{name} 有尚未存为文件的修改，将被 {other} 替换。这些修改会保留在示例列表的“保留在此浏览器中”，也可以撤销恢复。',
  ],
  replaceWhatNotKept: [
    '{name} has changes that no file has, and this browser keeps nothing. {other} takes their place; Undo brings them back until the page is closed.',
    '{name} 有尚未存为文件的修改，且此浏览器无法保留。它们将被 {other} 替换；关闭页面之前可以撤销恢复。',
  ],
  replace: ['Replace', '替换'],
  examples: ['Example', '示例'],
  brokenExamples: ['With one fault each', '各含一处错误'],
  doorFile: ['Open a file', '打开文件'],
  doorFileWhat: [
    'A mapping as JSON, or a query as SQL. Dropping it here does the same.',
    'JSON 映射或 SQL 查询；也可将文件拖放到此处。',
  ],
  doorExample: ['See an example', '查看示例'],
  doorExampleWhat: [
    'Orders and suppliers of TPC-H, with the answers of a real cluster.',
    'TPC-H 的订单与供应商，附真实集群的回答。',
  ],
  share: ['Share…', '分享…'],
  notShared: ['No link could be made: {reason}', '无法生成链接：{reason}'],
  linkDamaged: [
    'The link holds no mapping that can be read: it may have been cut off.',
    '无法读取链接中的映射：链接可能被截断。',
  ],
  dropHere: ['Drop the file to open it', '松开鼠标以打开文件'],
} as const satisfies Texts;
