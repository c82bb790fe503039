import { EXTRACT_COLUMNS, type ExtractColumn, type ExtractSet } from "@/lib/domain/extract/column";
import { ageAt } from "@/lib/domain/instrument/age";
import { type IdentityBook, identityBook } from "../seed/identity";
import { personName } from "../seed/name";
import { type Random, randomFor } from "../seed/random";

export interface ExtractVillage {
  readonly code: string;
  readonly name: string;
}

/** A family of an extract as cells by official name. Every number begins with 99. */
export interface MadeFamily {
  readonly family: Readonly<Record<string, string>>;
  readonly people: readonly Readonly<Record<string, string>>[];
}

const COLUMNS: Readonly<Record<ExtractSet, readonly ExtractColumn[]>> = {
  keluarga: EXTRACT_COLUMNS.filter(({ set, use }) => set === "keluarga" && use === "answer"),
  anggota: EXTRACT_COLUMNS.filter(({ set, use }) => set === "anggota" && use === "answer"),
};

/** Families of one village, one after the other; the same for the same seed, whatever other villages there are. */
export function familyMaker(seed: string, village: ExtractVillage, block: number, on: string): () => MadeFamily {
  const book = identityBook(block);
  const random = randomFor(seed, "extract", village.code);
  return () => madeFamily(random, book, village, on);
}

const SIZES: readonly (readonly [number, number])[] = [
  [1, 12],
  [2, 20],
  [3, 24],
  [4, 24],
  [5, 12],
  [6, 8],
];

function madeFamily(random: Random, book: IdentityBook, village: ExtractVillage, on: string): MadeFamily {
  const year = Number(on.slice(0, 4));
  const card = book.kkNumber(dayIn(random, year - 12, year - 1));
  const size = random.weighted(SIZES);
  const headAge = random.int(24, 78);
  const people = Array.from({ length: size }, (_, index) => madePerson(random, book, { index, headAge, card, on }));
  const family: Record<string, string> = {
    ...answersOf(random, "keluarga", () => true),
    kode_provinsi: village.code.slice(0, 2),
    kode_kabupaten_kota: village.code.slice(0, 4),
    kode_kecamatan: village.code.slice(0, 6),
    kode_kelurahan_desa: village.code,
    kelurahan_desa: village.name,
    alamat: `Jalan Contoh ${random.int(1, 200)}`,
    nomor_kartu_keluarga: card,
    nama_anggota_keluarga: people[0]?.["nama"] ?? "",
    id_pelanggan_pln: random.chance(0.8) ? book.plnId() : "",
    jumlah_anggota_keluarga: String(size),
    kepemilikan_aset: "1",
  };
  return { family, people };
}

interface Place {
  readonly index: number;
  readonly headAge: number;
  readonly card: string;
  readonly on: string;
}

function madePerson(random: Random, book: IdentityBook, { index, headAge, card, on }: Place): Record<string, string> {
  const sex = index === 0 ? (random.chance(0.85) ? 1 : 2) : index === 1 ? 2 : random.chance(0.5) ? 1 : 2;
  const age = index === 0 ? headAge : index === 1 ? Math.max(18, headAge - random.int(-3, 8)) : random.int(0, 22);
  const year = Number(on.slice(0, 4)) - age - 1;
  const birthDate = dayIn(random, year, year);
  const isOld = (column: ExtractColumn) => asksAge(column) <= (ageAt(birthDate, on) ?? 0);
  return {
    ...answersOf(random, "anggota", isOld),
    nomor_induk_kependudukan: random.chance(0.985) ? book.nik(birthDate, sex) : "",
    nomor_kartu_keluarga: card,
    nama: personName(random, sex),
    tanggal_lahir: birthDate.split("-").reverse().join("-"),
    jenis_kelamin: String(sex),
    status_hubungan_keluarga: String(index === 0 ? 1 : index === 1 ? 2 : 3),
    status_kawin: String(index < 2 ? 2 : 1),
    kode_kelurahan_desa_ktp: "",
    rt_ktp: String(random.int(1, 9)),
    rw_ktp: String(random.int(1, 4)),
    dusun_ktp: "Contoh",
    alamat_ktp: "Jalan Contoh",
  };
}

/** From what age a section's columns are filled. */
function asksAge({ variable }: ExtractColumn): number {
  switch (variable.section) {
    case "education":
      return 5;
    case "employment":
    case "business":
      return 15;
    default:
      return 0;
  }
}

function answersOf(
  random: Random,
  set: ExtractSet,
  isAsked: (column: ExtractColumn) => boolean,
): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const column of COLUMNS[set]) {
    const { codes, min, max, maxLength } = column.variable;
    if (!isAsked(column) || random.chance(0.03)) continue;
    if (codes !== undefined)
      cells[column.name] = String(
        column.variable.section === "health" && codes.includes(4) ? random.weighted(HEALTHY) : random.pick(codes),
      );
    else if (maxLength === undefined && (min !== undefined || max !== undefined))
      cells[column.name] = String(random.int(min ?? 0, Math.min(max ?? 99, (min ?? 0) + 120)));
  }
  return cells;
}

const HEALTHY: readonly (readonly [number, number])[] = [
  [4, 90],
  [3, 7],
  [2, 2],
  [1, 1],
];

function dayIn(random: Random, from: number, to: number): string {
  const pad = (number: number) => String(number).padStart(2, "0");
  return `${random.int(from, to)}-${pad(random.int(1, 12))}-${pad(random.int(1, 28))}`;
}
