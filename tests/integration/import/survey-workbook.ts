import { type Part, rowXml, zipOf } from "@/tests/unit/sid/zip-writer";

const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const part = (name: string, text: string): Part => ({ name, content: Buffer.from(`<?xml version="1.0"?>${text}`) });

/** A workbook of several sheets of text cells. */
function bookOf(sheets: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[]): Buffer {
  const at = (index: number) => index + 1;
  return zipOf([
    part("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`),
    part(
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${sheets
        .map(({ name }, index) => `<sheet name="${name}" sheetId="${at(index)}" r:id="rId${at(index)}"/>`)
        .join("")}</sheets></workbook>`,
    ),
    part(
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
        .map(
          (_, index) =>
            `<Relationship Id="rId${at(index)}" Type="${REL}/worksheet" Target="worksheets/sheet${at(index)}.xml"/>`,
        )
        .join("")}</Relationships>`,
    ),
    ...sheets.map(({ rows }, index) =>
      part(
        `xl/worksheets/sheet${at(index)}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${rows.map((row, place) => rowXml(place + 1, row)).join("")}</sheetData></worksheet>`,
      ),
    ),
  ]);
}

const HEADINGS = ["101", "No KK", "402", "403 NIK", "404", "405", "408", "411", "412", "416a", "417", "418", "419"];

/** OpenSID's export of 2024 with its fault: from 412 on everything stands one column right. One person is a stranger. */
export function bookBytes(kk: string, nik: string): Buffer {
  const answers = ["1", "1", "1", "2", "0", "0", "", "", "", "", "1"];
  const person = (number: string) => [
    "52",
    kk,
    "Contoh",
    number,
    ...answers.slice(0, 4),
    "",
    "",
    "",
    "",
    "",
    answers.at(-1) ?? "",
  ];
  return bookOf([
    {
      name: "Keluarga",
      rows: [
        ["301a", "No KK"],
        ["", kk],
      ],
    },
    {
      name: "Anggota Keluarga",
      rows: [
        HEADINGS,
        ...[nik, "9901050105809991", "9901050105809992", "9901050105809993"].slice(0, 2).map(person),
        shifted(kk),
      ],
    },
  ]);
}

/** A row whose answers tell that they are shifted: under 412 stands 411's code, under 413 nothing. */
function shifted(kk: string): readonly string[] {
  return ["52", kk, "Contoh", "", "1", "1", "2", "9", "9", "3", "2", "4", "2", "1"];
}
