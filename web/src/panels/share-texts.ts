import { translatorOf, type Texts } from 'mapping-generator-editor/parts';

// The words of the dialog with the link, one row per text.

const texts = {
  shareTitle: ['Share by link', '通过链接分享'],
  shareWhat: [
    'The mapping {name} is in the link itself, compressed: nothing was sent anywhere. Whoever has the link can read it.',
    '映射 {name} 经压缩后就在链接中：没有发送到任何地方。持有链接的人均可读取。',
  ],
  shareLink: ['Link', '链接'],
  shareTooLong: [
    'The link would have {length} characters, more than the {most} that programs take for an address. Send the file instead.',
    '链接将有 {length} 个字符，超过程序可接受的 {most} 个。请改为发送文件。',
  ],
  copyLink: ['Copy link', '复制链接'],
  copied: ['Copied', '已复制'],
  notCopied: [
    'The browser did not allow copying: copy the link from the field.',
    '浏览器不允许复制：请从输入框中复制链接。',
  ],
  close: ['Close', '关闭'],
} as const satisfies Texts;

export const shareTexts = translatorOf(texts);
