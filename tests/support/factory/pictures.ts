/** A JPEG of the right build for readers of segments; its picture data is noise. */
export function makeJpeg(
  options: { width?: number; height?: number; exif?: string; after?: string; noise?: number } = {},
) {
  const { width = 800, height = 600, exif, after = "", noise = 400 } = options;
  const segment = (marker: number, body: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  const data = Buffer.from(Array.from({ length: noise }, (_, index) => (index * 7 + 13) % 0xf0));
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from("JFIF\0\x01\x02\0\0\x01\0\x01\0\0", "latin1")),
    ...(exif === undefined ? [] : [segment(0xe1, Buffer.from(`Exif\0\0${exif}`)), segment(0xfe, Buffer.from(exif))]),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 0x3f, 0])),
    data,
    Buffer.from([0xff, 0xd9]),
    Buffer.from(after),
  ]);
}

/** A PNG of the right build, with a text chunk. */
export function makePng(text: string, after = "") {
  const chunk = (name: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length, 0);
    head.write(name, 4, "latin1");
    return Buffer.concat([head, body, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(640, 0);
  header.writeUInt32BE(480, 4);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("tEXt", Buffer.from(text)),
    chunk("IDAT", Buffer.alloc(64, 5)),
    chunk("IEND", Buffer.alloc(0)),
    Buffer.from(after),
  ]);
}
