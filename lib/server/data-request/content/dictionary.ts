import "server-only";
import { FAMILY_NUMBER, PERSON_NUMBER, RECORD_FILES, recordColumns } from "@/lib/domain/data-request/column";
import type { LevelRule, Treatment } from "@/lib/domain/data-request/level";
import { AMOUNT_STEP } from "@/lib/domain/data-request/treat";
import { codebook } from "@/lib/domain/instrument/codebook";
import { FIRST_INSTRUMENT } from "@/lib/domain/instrument/registry";
import { SUM_HEADING } from "./sums";

const HEADING = ["berkas", "kolom", "arti", "jenis", "kode", "keterbukaan", "bentuk"] as const;

const SHAPES: Readonly<Record<Exclude<Treatment, "absent">, string>> = {
  plain: "apa adanya",
  coarse: `dikasarkan: tahun dari tanggal, kecamatan dari desa, jumlah uang per Rp${AMOUNT_STEP.toLocaleString("id-ID")}`,
  masked: "disamarkan: empat angka terakhir, atau huruf pertama tiap kata",
};

/** What goes with the data: every column that is in them, with its meaning, codes and in which form it is given. */
export function requestDictionary(rule: LevelRule, variables: readonly string[]): readonly (readonly string[])[] {
  if (rule.form !== "records")
    return [
      [...HEADING],
      ...SUM_HEADING.map((name) => ["agregat.csv", name, SUM_WORDS[name], "text", "", "terbuka", ""]),
    ];
  const entries = new Map(codebook(FIRST_INSTRUMENT, "id").map((entry) => [`${entry.level}.${entry.key}`, entry]));
  return [
    [...HEADING],
    ...RECORD_FILES.flatMap((file) => {
      const columns = recordColumns(file, variables, rule);
      if (columns.length === 0) return [];
      return [
        [
          file,
          FAMILY_NUMBER,
          "Nomor keluarga, khusus permintaan ini; menyambung kedua berkas",
          "text",
          "",
          "",
          SHAPES.plain,
        ],
        ...(file === "anggota.csv"
          ? [[file, PERSON_NUMBER, "Urutan orang di keluarganya", "number", "", "", SHAPES.plain]]
          : []),
        ...columns.map(({ name, variable, treatment }) => {
          const entry = entries.get(`${variable.level}.${variable.key}`);
          const codes = (entry?.codes ?? []).map(({ code, label }) => `${code} = ${label}`).join(" | ");
          return [
            file,
            name,
            variable.label.id,
            entry?.type ?? variable.kind,
            codes,
            variable.sensitivity,
            SHAPES[treatment],
          ];
        }),
      ];
    }),
  ];
}

const SUM_WORDS: Readonly<Record<(typeof SUM_HEADING)[number], string>> = {
  kode_wilayah: "Kode wilayah Kemendagri",
  nama_wilayah: "Nama wilayah",
  tanggal_data: "Tanggal angka dihitung",
  kode_tabel: "Kode indikator atau tabel",
  tabel: "Nama indikator atau tabel",
  kelompok: "Kelompok di dalam tabel",
  jumlah: "Jumlah; kosong bila disamarkan",
  penyebut: "Penyebut indikator",
  persen: "Persentase indikator",
  dibulatkan_ke: "Kelipatan pembulatan",
  disamarkan: "1 bila angka kecil disamarkan",
};
