import { variablesOf, writableVariables } from "../../lib/domain/variable/dictionary";
import { HOUSEHOLD_DATE_BLOCKS, type Level, MEMBER_DATE_BLOCKS, type Repeat } from "../../lib/domain/variable/variable";
import { freshness } from "./freshness";
import { fixedColumn, itemColumns, type TableColumn, variableColumns } from "./table-column";

export interface Table {
  readonly model: string;
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly TableColumn[];
  /** Lines after the fields of the Prisma model: keys, relations, indexes. */
  readonly prismaTail: readonly string[];
  /** Table constraints and storage of the migration. */
  readonly constraints: readonly string[];
  readonly indexes: readonly string[];
}

const REGENCY = fixedColumn(
  "regencyCode",
  "String",
  'text COLLATE "C" NOT NULL',
  "Kode kabupaten/kota",
  "regency_code ~ '^[0-9]{4}$'",
);
const VILLAGE = fixedColumn(
  "villageCode",
  "String",
  'text COLLATE "C" NOT NULL',
  "Kode desa/kelurahan",
  "village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)",
);
/** Answers to a region's own items, by answer id. */
const REGIONAL = fixedColumn(
  "regional",
  'Json @default("{}")',
  "jsonb NOT NULL DEFAULT '{}'",
  "Jawaban item daerah menurut nomor jawaban",
  "jsonb_typeof(regional) = 'object'",
);
const STAMPS = [
  fixedColumn("createdAt", "DateTime @db.Timestamptz(3)", "timestamptz(3) NOT NULL", "Waktu dicatat"),
  fixedColumn("updatedAt", "DateTime @db.Timestamptz(3)", "timestamptz(3) NOT NULL", "Waktu terakhir berubah"),
];

function idColumn(comment: string): TableColumn {
  return fixedColumn("id", "String @db.Uuid", "uuid NOT NULL", comment);
}

function recordColumns(level: Level): readonly TableColumn[] {
  const imported = variablesOf(level).filter((variable) => variable.kind === "imported");
  return [...writableVariables(level), ...imported].flatMap(variableColumns);
}

export const HOUSEHOLD: Table = {
  model: "Household",
  name: "household",
  comment: "Keluarga: keadaan terakhir yang ditetapkan",
  columns: [
    REGENCY,
    idColumn("Nomor keluarga dalam kabupaten/kota"),
    VILLAGE,
    fixedColumn(
      "status",
      "Int @db.SmallInt",
      "smallint NOT NULL",
      "Status keluarga: 1 aktif, 2 tidak ditemukan, 3 ditutup",
      "status IN (1, 2, 3)",
    ),
    fixedColumn("revision", "Int", "integer NOT NULL", "Nomor revisi terakhir", "revision >= 0"),
    fixedColumn("continuedFrom", "String?", "text", "Keluarga asal sebelum pindah antarkabupaten"),
    fixedColumn(
      "mergedInto",
      "String? @db.Uuid",
      "uuid",
      "Keluarga yang catatannya tetap, bila keluarga ini ditutup sebagai ganda",
      "merged_into IS NULL OR (merged_into <> id AND status = 3)",
    ),
    fixedColumn("headName", "String", "text NOT NULL", "Nama kepala keluarga", "char_length(head_name) <= 100"),
    fixedColumn(
      "memberCount",
      "Int @db.SmallInt",
      "smallint NOT NULL",
      "Jumlah anggota keluarga",
      "member_count BETWEEN 0 AND 99",
    ),
    ...recordColumns("household"),
    ...freshness(HOUSEHOLD_DATE_BLOCKS),
    REGIONAL,
    ...freshness(["regional"]),
    ...STAMPS,
  ],
  prismaTail: [
    "members   Member[]",
    "kkHistory HouseholdKk[]",
    "meters    HouseholdMeter[]",
    "otherKk   HouseholdOtherKk[]",
    "",
    "@@id([regencyCode, id])",
    '@@index([regencyCode, villageCode, id], map: "household_page_idx")',
    '@@index([kkBidx], map: "household_kk_bidx_idx")',
    '@@index([regencyCode(ops: raw("text_ops")), headName(ops: raw("gin_trgm_ops"))], map: "household_head_name_idx", type: Gin)',
    '@@map("household")',
  ],
  constraints: ["CONSTRAINT household_pkey PRIMARY KEY (regency_code, id)"],
  indexes: [
    "CREATE INDEX household_page_idx ON public.household (regency_code, village_code, id);",
    "CREATE INDEX household_kk_bidx_idx ON public.household (kk_bidx);",
    "CREATE INDEX household_head_name_idx ON public.household USING gin (regency_code, head_name gin_trgm_ops);",
  ],
};

export const HOUSEHOLD_KK: Table = {
  model: "HouseholdKk",
  name: "household_kk",
  comment: "Riwayat nomor Kartu Keluarga sebuah keluarga",
  columns: [
    REGENCY,
    idColumn("Nomor baris riwayat"),
    VILLAGE,
    fixedColumn("householdId", "String @db.Uuid", "uuid NOT NULL", "Nomor keluarga dalam kabupaten/kota"),
    fixedColumn("kkSealed", "String", "text NOT NULL", "Nomor Kartu Keluarga (tersegel)"),
    fixedColumn("kkBidx", "Bytes", "bytea NOT NULL", "Nomor Kartu Keluarga (indeks buta)"),
    fixedColumn("validFrom", "DateTime @db.Date", "date NOT NULL", "Berlaku sejak"),
    fixedColumn("validTo", "DateTime? @db.Date", "date", "Berlaku sampai", "valid_to >= valid_from"),
  ],
  prismaTail: [
    "household Household @relation(fields: [regencyCode, householdId], references: [regencyCode, id], onDelete: Restrict, onUpdate: NoAction)",
    "",
    "@@id([regencyCode, id])",
    '@@index([regencyCode, householdId], map: "household_kk_household_idx")',
    '@@index([kkBidx], map: "household_kk_kk_bidx_idx")',
    '@@map("household_kk")',
  ],
  constraints: [
    "CONSTRAINT household_kk_pkey PRIMARY KEY (regency_code, id)",
    "CONSTRAINT household_kk_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES public.household (regency_code, id) ON UPDATE NO ACTION ON DELETE RESTRICT",
  ],
  indexes: [
    "CREATE INDEX household_kk_household_idx ON public.household_kk (regency_code, household_id);",
    "CREATE INDEX household_kk_kk_bidx_idx ON public.household_kk (kk_bidx);",
  ],
};

function itemTable(model: string, name: Repeat["table"], comment: string): Table {
  const repeat = writableVariables("household").find((variable) => variable.repeat?.table === name)?.repeat;
  if (repeat === undefined) throw new Error(`no repeat is stored in ${name}`);
  return {
    model,
    name,
    comment,
    columns: [
      REGENCY,
      fixedColumn("householdId", "String @db.Uuid", "uuid NOT NULL", "Nomor keluarga dalam kabupaten/kota"),
      fixedColumn(
        "ordinal",
        "Int @db.SmallInt",
        "smallint NOT NULL",
        "Nomor urut dalam daftar",
        `ordinal BETWEEN 1 AND ${repeat.most}`,
      ),
      VILLAGE,
      ...repeat.fields.flatMap(itemColumns),
    ],
    prismaTail: [
      "household Household @relation(fields: [regencyCode, householdId], references: [regencyCode, id], onDelete: Restrict, onUpdate: NoAction)",
      "",
      "@@id([regencyCode, householdId, ordinal])",
      ...repeat.fields.flatMap(({ key, kind }) =>
        kind === "sealed" ? [`@@index([${key}Bidx], map: "${name}_${key}_bidx_idx")`] : [],
      ),
      `@@map("${name}")`,
    ],
    constraints: [
      `CONSTRAINT ${name}_pkey PRIMARY KEY (regency_code, household_id, ordinal)`,
      `CONSTRAINT ${name}_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES public.household (regency_code, id) ON UPDATE NO ACTION ON DELETE RESTRICT`,
    ],
    indexes: repeat.fields.flatMap(({ key, kind }) =>
      kind === "sealed" ? [`CREATE INDEX ${name}_${key}_bidx_idx ON public.${name} (${key}_bidx);`] : [],
    ),
  };
}

export const HOUSEHOLD_METER = itemTable("HouseholdMeter", "household_meter", "Meteran listrik sebuah keluarga");
export const HOUSEHOLD_OTHER_KK = itemTable(
  "HouseholdOtherKk",
  "household_other_kk",
  "Kartu Keluarga lain dalam rumah yang sama",
);

export const MEMBER: Table = {
  model: "Member",
  name: "member",
  comment: "Anggota keluarga; nomornya adalah nomor orang yang tetap seumur hidup",
  columns: [
    REGENCY,
    idColumn("Nomor orang (tetap seumur hidup)"),
    VILLAGE,
    fixedColumn("householdId", "String @db.Uuid", "uuid NOT NULL", "Nomor keluarga dalam kabupaten/kota"),
    fixedColumn("active", "Boolean", "boolean NOT NULL", "Masih anggota keluarga ini"),
    fixedColumn(
      "tempId",
      "String?",
      'text COLLATE "C"',
      "Nomor sementara bagi yang belum punya NIK",
      "temp_id ~ '^TMP-[0-9A-HJKMNP-TV-Z]{12}$'",
    ),
    fixedColumn(
      "nameNorm",
      'String @default("")',
      "text NOT NULL DEFAULT ''",
      "Nama dalam bentuk banding",
      "char_length(name_norm) <= 200",
    ),
    fixedColumn(
      "mergedInto",
      "String? @db.Uuid",
      "uuid",
      "Orang yang catatannya tetap, bila catatan ini ditutup sebagai ganda",
      "merged_into IS NULL OR (merged_into <> id AND NOT active)",
    ),
    ...recordColumns("member"),
    ...freshness(MEMBER_DATE_BLOCKS),
    REGIONAL,
    ...freshness(["regionalMember"]),
    ...STAMPS,
  ],
  prismaTail: [
    "household Household @relation(fields: [regencyCode, householdId], references: [regencyCode, id], onDelete: Restrict, onUpdate: NoAction)",
    "civil     MemberCivil?",
    "",
    "@@id([regencyCode, id])",
    '@@index([regencyCode, householdId], map: "member_household_idx")',
    '@@index([nikBidx], map: "member_nik_bidx_idx")',
    '@@index([regencyCode(ops: raw("text_ops")), name(ops: raw("gin_trgm_ops"))], map: "member_name_idx", type: Gin)',
    '@@index([regencyCode, birthDate], map: "member_birth_date_idx")',
    '@@map("member")',
  ],
  constraints: [
    "CONSTRAINT member_pkey PRIMARY KEY (regency_code, id)",
    "CONSTRAINT member_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES public.household (regency_code, id) ON UPDATE NO ACTION ON DELETE RESTRICT",
  ],
  indexes: [
    "CREATE INDEX member_household_idx ON public.member (regency_code, household_id);",
    "CREATE INDEX member_nik_bidx_idx ON public.member (nik_bidx);",
    "CREATE INDEX member_name_idx ON public.member USING gin (regency_code, name gin_trgm_ops);",
  ],
};

export const MEMBER_CIVIL: Table = {
  model: "MemberCivil",
  name: "member_civil",
  comment: "Catatan kependudukan seorang anggota keluarga (kolom SID di luar kuesioner)",
  columns: [
    REGENCY,
    idColumn("Nomor orang (tetap seumur hidup)"),
    VILLAGE,
    fixedColumn("householdId", "String @db.Uuid", "uuid NOT NULL", "Nomor keluarga dalam kabupaten/kota"),
    ...recordColumns("civil"),
    ...freshness(["civil"]),
    ...STAMPS,
  ],
  prismaTail: [
    "member Member @relation(fields: [regencyCode, id], references: [regencyCode, id], onDelete: Restrict, onUpdate: NoAction)",
    "",
    "@@id([regencyCode, id])",
    '@@index([regencyCode, householdId], map: "member_civil_household_idx")',
    '@@map("member_civil")',
  ],
  constraints: [
    "CONSTRAINT member_civil_pkey PRIMARY KEY (regency_code, id)",
    "CONSTRAINT member_civil_member_fkey FOREIGN KEY (regency_code, id) REFERENCES public.member (regency_code, id) ON UPDATE NO ACTION ON DELETE RESTRICT",
  ],
  indexes: ["CREATE INDEX member_civil_household_idx ON public.member_civil (regency_code, household_id);"],
};
