import { crc32, deflateRawSync } from "node:zlib";

function localHeader(name: Buffer, data: Buffer, packed: Buffer, signature: number, extra: number): Buffer {
  const central = signature === 0x02_01_4b_50;
  const header = Buffer.alloc(central ? 46 : 30);
  header.writeUInt32LE(signature, 0);
  const at = central ? 6 : 4;
  if (central) header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(8, at + 4);
  header.writeUInt32LE(crc32(data), at + 10);
  header.writeUInt32LE(packed.length, at + 14);
  header.writeUInt32LE(data.length, at + 18);
  header.writeUInt16LE(name.length, at + 22);
  if (central) header.writeUInt32LE(extra, 42);
  return Buffer.concat([header, name]);
}

/** A ZIP archive of some files. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path);
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const local = Buffer.concat([localHeader(name, data, packed, 0x04_03_4b_50, 0), packed]);
    centrals.push(localHeader(name, data, packed, 0x02_01_4b_50, offset));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(centrals.length, 8);
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>`;
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
const relations = (inner: string): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const style = (id: string, name: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;

/** A paragraph of Word's markup. */
export const paragraph = (text: string, as: "Title" | "Heading1" | "item" | "bold" | null = null): string => {
  const list = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`;
  const properties = as === "item" ? list : as === null || as === "bold" ? "" : `<w:pStyle w:val="${as}"/>`;
  const run = `<w:r>${as === "bold" ? "<w:rPr><w:b/></w:rPr>" : ""}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  return `<w:p><w:pPr>${properties}</w:pPr>${run}</w:p>`;
};

/** A Word document with some body markup. */
export const docxOf = (body: string): Uint8Array =>
  zipOf({
    "[Content_Types].xml": types,
    "_rels/.rels": relations(relation("r1", "officeDocument", "word/document.xml")),
    "word/_rels/document.xml.rels": relations(
      relation("r1", "styles", "styles.xml") + relation("r2", "numbering", "numbering.xml"),
    ),
    "word/styles.xml": `<?xml version="1.0"?><w:styles xmlns:w="${word}">${style("Title", "Title")}${style("Heading1", "heading 1")}</w:styles>`,
    "word/numbering.xml": `<?xml version="1.0"?><w:numbering xmlns:w="${word}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    "word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
  });
