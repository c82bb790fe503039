import type { Option } from "../instrument/question";
import { CONTRACEPTION, EDUCATION_IN_PROGRESS, EDUCATION_KK } from "../instrument/regsosek22k/civil-lists";
import { OCCUPATION } from "../instrument/regsosek22k/occupation";
import { type Cell, cellText, isBlank } from "./cell";

/** A code list of OpenSID's sheet "Kode Data". Aliases are spellings that villages use beside the label. */
export interface CodeList {
  readonly title: string;
  readonly rows: readonly (readonly [code: number, label: string, ...aliases: string[]])[];
  /** Codes of OpenSID's variants and the code they mean. */
  readonly variants?: Readonly<Record<number, number>>;
}

function fromOptions(title: string, options: readonly Option[]): CodeList {
  return { title, rows: options.map(({ code, label }) => [code, label.id.toUpperCase()]) };
}

const numbered = (...labels: readonly (string | readonly [string, ...string[]])[]): CodeList["rows"] =>
  labels.map((label, index) => (typeof label === "string" ? [index + 1, label] : [index + 1, ...label]));

/** Source: OpenSID, FormatImporExcel.xlsm, sheet "Kode Data" (questionnaire.md 2). */
export const CODE_LISTS = {
  sex: {
    title: "Jenis kelamin",
    rows: numbered(["LAKI-LAKI", "L", "LK", "LAKI LAKI"], ["PEREMPUAN", "P", "PR", "WANITA"]),
  },
  religion: {
    title: "Agama",
    rows: numbered(
      "ISLAM",
      "KRISTEN",
      ["KATHOLIK", "KATOLIK"],
      "HINDU",
      ["BUDHA", "BUDDHA"],
      ["KHONGHUCU", "KONGHUCU"],
      ["Kepercayaan Terhadap Tuhan YME / Lainnya", "KEPERCAYAAN TERHADAP TUHAN YME", "LAINNYA"],
    ),
  },
  education: fromOptions("Pendidikan dalam KK", EDUCATION_KK),
  educationInProgress: fromOptions("Pendidikan sedang ditempuh", EDUCATION_IN_PROGRESS),
  occupation: fromOptions("Pekerjaan", OCCUPATION),
  maritalStatus: {
    title: "Status kawin",
    rows: numbered(["BELUM KAWIN", "BK"], ["KAWIN", "K"], ["CERAI HIDUP", "CH"], ["CERAI MATI", "CM"]),
    variants: { 21: 2, 31: 3 },
  },
  familyRelation: {
    title: "Hubungan dalam keluarga (SHDK)",
    rows: numbered(
      "KEPALA KELUARGA",
      "SUAMI",
      "ISTRI",
      "ANAK",
      "MENANTU",
      "CUCU",
      ["ORANGTUA", "ORANG TUA"],
      "MERTUA",
      "FAMILI LAIN",
      "PEMBANTU",
      "LAINNYA",
    ),
  },
  citizenship: { title: "Kewarganegaraan", rows: numbered("WNI", "WNA", "DUA KEWARGANEGARAAN") },
  bloodType: {
    title: "Golongan darah",
    rows: numbered("A", "B", "AB", "O", "A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-", ["TIDAK TAHU", "TDK TH"]),
  },
  disability: {
    title: "Cacat",
    rows: numbered(
      ["CACAT FISIK", "DISABILITAS FISIK"],
      ["CACAT NETRA/BUTA", "DISABILITAS NETRA"],
      ["CACAT RUNGU/WICARA", "DISABILITAS RUNGU/WICARA"],
      ["CACAT MENTAL/JIWA", "DISABILITAS MENTAL"],
      ["CACAT FISIK DAN MENTAL", "DISABILITAS FISIK DAN MENTAL"],
      ["CACAT LAINNYA", "DISABILITAS LAINNYA"],
      ["TIDAK CACAT", "TIDAK ADA DISABILITAS"],
    ),
  },
  contraception: fromOptions("Cara KB", CONTRACEPTION),
  pregnant: { title: "Hamil", rows: numbered("HAMIL", "TIDAK HAMIL") },
  ektp: { title: "KTP-el", rows: numbered("BELUM", ["KTP-EL", "KTP ELEKTRONIK"]) },
  ektpRecordStatus: {
    title: "Status rekam",
    rows: numbered(
      "BELUM WAJIB",
      "BELUM REKAM",
      "SUDAH REKAM",
      "CARD PRINTED",
      "PRINT READY RECORD",
      "CARD SHIPPED",
      "SENT FOR CARD PRINTING",
      "CARD ISSUED",
    ),
  },
  basicStatus: {
    title: "Status dasar",
    rows: [
      [1, "HIDUP"],
      [2, "MATI"],
      [3, "PINDAH"],
      [4, "HILANG"],
      [6, "PERGI"],
      [9, "TIDAK VALID"],
    ],
  },
  insurance: {
    title: "Asuransi kesehatan",
    rows: [
      [1, "TIDAK/BELUM PUNYA"],
      [2, "BPJS PENERIMA BANTUAN IURAN"],
      [3, "BPJS NON PENERIMA BANTUAN IURAN"],
      [4, "BPJS BANTUAN DAERAH"],
      [99, "ASURANSI LAINNYA"],
    ],
  },
} as const satisfies Record<string, CodeList>;

export type CodeListName = keyof typeof CODE_LISTS;

const LOOKUPS: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(CODE_LISTS).map(([name, list]) => [name, lookupOf(list)]),
);

function lookupOf({ rows, variants }: CodeList): ReadonlyMap<string, number> {
  const spellings = rows.flatMap(([code, ...labels]) =>
    [String(code), ...labels].map((text) => [squeeze(text), code] as const),
  );
  return new Map([...spellings, ...Object.entries(variants ?? {})]);
}

/** Case and spaces do not count (OpenSID's own rule). */
function squeeze(text: string): string {
  return text.toUpperCase().replace(/\s+/g, "");
}

/** The code a cell means: by number, by label or by alias. Empty, `-` and 0 are no answer (null); undefined: unknown. */
export function readCode(name: CodeListName, cell: Cell): number | null | undefined {
  const text = cellText(cell);
  if (isBlank(text) || /^0+$/.test(text)) return null;
  const isNumber = /^\d+$/.test(text);
  return LOOKUPS.get(name)?.get(isNumber ? text.replace(/^0+(?=\d)/, "") : squeeze(text));
}
