import type { EventDefinition } from "./definition";
import { dayField, peopleField } from "./definition";

const visit = (n: 1 | 2 | 3, id: string, en: string) =>
  [
    { key: `visit${n}`, label: { id: `Kunjungan ${id}: tanggal`, en: `${en} visit: date` }, type: "date" },
    {
      key: `visit${n}Note`,
      label: { id: `Kunjungan ${id}: apa yang ditemukan`, en: `${en} visit: what was found` },
      type: "text",
      maxLength: 200,
    },
  ] as const;

const witness = (n: 1 | 2, id: string, en: string) =>
  [
    { key: `witness${n}`, label: { id: `Saksi ${id}: nama`, en: `${en} witness: name` }, type: "text", maxLength: 100 },
    {
      key: `witness${n}Role`,
      label: { id: `Saksi ${id}: sebagai apa (ketua RT, tetangga)`, en: `${en} witness: as what (RT head, neighbour)` },
      type: "text",
      maxLength: 60,
    },
  ] as const;

/** What happens to a family as a whole. */
export const FAMILY_EVENTS: readonly EventDefinition[] = [
  {
    code: "DTG",
    group: "family",
    way: "transfer-in",
    title: { id: "Pindah datang", en: "Moved in" },
    hint: {
      id: "Orang atau keluarga dari desa lain pindah ke sini.",
      en: "A person or family from another village moved here.",
    },
    effect: {
      id: "Desa asal diminta melepas. Setelah diputuskan, orangnya tercatat di sini dan riwayatnya ikut.",
      en: "The village of origin is asked to release them. After the decision they are registered here.",
    },
    dukcapil: {
      id: "Serahkan SKPWNI dan urus Kartu Keluarga baru.",
      en: "Hand in the letter of removal and apply for a new family card.",
    },
    fields: [],
    evidence: [5],
    asks: {},
    isCorrection: false,
    combines: [],
  },
  {
    code: "PND",
    group: "family",
    way: "transfer-out",
    title: { id: "Pindah keluar", en: "Moved out" },
    hint: {
      id: "Orang atau seluruh keluarga pindah ke desa lain.",
      en: "Persons or the whole family moved to another village.",
    },
    effect: {
      id: "Desa tujuan diminta menerima. Riwayatnya tetap dapat dibaca di sini.",
      en: "The destination is asked to accept. The history can still be read here.",
    },
    dukcapil: { id: "Urus surat pindah (SKPWNI).", en: "Apply for the letter of removal (SKPWNI)." },
    fields: [],
    evidence: [5, 6],
    asks: {},
    isCorrection: false,
    combines: [],
  },
  {
    code: "PSH",
    group: "family",
    way: "proposal",
    title: { id: "Pisah KK", en: "Split of the family" },
    hint: {
      id: "Sebagian anggota membuat Kartu Keluarga sendiri di desa ini.",
      en: "Some members made a family card of their own in this village.",
    },
    effect: {
      id: "Keluarga baru dibuat dari anggota yang dipilih. Rumahnya didata lagi: tidak disalin. Riwayat kedua keluarga tetap.",
      en: "A new family is made of the chosen members. Its dwelling is asked anew, not copied. Both histories stay.",
    },
    dukcapil: { id: "Kartu Keluarga baru harus sudah terbit.", en: "The new family card must have been issued." },
    fields: [
      peopleField("Siapa yang membuat KK sendiri?", "Who made a card of their own?"),
      dayField("Tanggal KK baru", "Date of the new card"),
      {
        key: "newKk",
        label: { id: "Nomor KK baru", en: "New family card number" },
        type: "text",
        maxLength: 16,
        format: "digits16",
        sealed: true,
      },
      {
        key: "newAddress",
        label: { id: "Alamat keluarga baru", en: "Address of the new family" },
        type: "text",
        maxLength: 200,
      },
      { key: "newDusun", label: { id: "Dusun", en: "Hamlet" }, type: "text", maxLength: 100, optional: true },
      { key: "newRw", label: { id: "RW", en: "RW" }, type: "text", maxLength: 5, optional: true },
      { key: "newRt", label: { id: "RT", en: "RT" }, type: "text", maxLength: 5, optional: true },
    ],
    evidence: [7],
    asks: { headGoes: ["relationToHead"] },
    leaves: 3,
    isCorrection: false,
    combines: [],
  },
  {
    code: "GBG",
    group: "family",
    way: "proposal",
    title: { id: "Gabung KK", en: "Merge into another family" },
    hint: {
      id: "Seluruh keluarga ini masuk ke Kartu Keluarga lain di desa ini.",
      en: "This whole family joins another family card of this village.",
    },
    effect: {
      id: "Semua anggota pindah ke keluarga tujuan dan KK ini ditutup. Riwayat kedua keluarga tetap dapat dibaca.",
      en: "All members move to the other family and this card is closed. Both histories can still be read.",
    },
    dukcapil: { id: "Kartu Keluarga gabungan harus sudah terbit.", en: "The joint family card must have been issued." },
    fields: [
      {
        key: "intoKk",
        label: { id: "Nomor KK keluarga tujuan", en: "Family card number of the other family" },
        type: "text",
        maxLength: 16,
        format: "digits16",
        sealed: true,
      },
      dayField("Tanggal bergabung", "Date of the merge"),
    ],
    evidence: [7, 10],
    asks: {},
    leaves: 3,
    isCorrection: false,
    combines: [],
  },
  {
    code: "TDK",
    group: "family",
    way: "proposal",
    title: { id: "Keluarga tidak ditemukan", en: "Family not found" },
    hint: {
      id: "Sudah didatangi tiga kali dan tidak ada yang tahu keberadaannya.",
      en: "Visited three times and nobody knows where they are.",
    },
    effect: {
      id: "Keluarga diberi tanda tidak ditemukan. Datanya tidak pernah dihapus; tanda hilang begitu keluarga diperbarui lagi.",
      en: "The family is flagged as not found. Nothing is ever deleted; the flag goes when the family is updated again.",
    },
    dukcapil: null,
    fields: [
      ...visit(1, "pertama", "First"),
      ...visit(2, "kedua", "Second"),
      ...visit(3, "ketiga", "Third"),
      ...witness(1, "pertama", "First"),
      ...witness(2, "kedua", "Second"),
      {
        key: "lastKnown",
        label: { id: "Keterangan terakhir tentang keluarga ini", en: "What is last known of the family" },
        type: "text",
        maxLength: 300,
        multiline: true,
        optional: true,
      },
    ],
    evidence: [],
    asks: {},
    isCorrection: false,
    combines: [],
  },
  {
    code: "GND",
    group: "correction",
    way: "duplicate",
    title: { id: "Data ganda", en: "Doubled record" },
    hint: {
      id: "Orang atau keluarga yang sama tercatat dua kali.",
      en: "The same person or family is registered twice.",
    },
    effect: {
      id: "Kedua catatan dibandingkan; satu dipertahankan, riwayat keduanya disimpan.",
      en: "Both records are compared; one is kept, both histories stay.",
    },
    dukcapil: {
      id: "Bila NIK-nya yang ganda, laporkan ke Dukcapil.",
      en: "If the NIK itself is doubled, report it to the civil registry.",
    },
    fields: [],
    evidence: [10],
    asks: {},
    isCorrection: true,
    combines: [],
  },
  {
    code: "USB",
    group: "family",
    way: "new-household",
    title: { id: "Keluarga belum terdaftar", en: "Family not registered yet" },
    hint: {
      id: "Keluarga tinggal di desa ini tetapi tidak ada dalam daftar.",
      en: "A family lives in this village but is not in the register.",
    },
    effect: {
      id: "Usulan keluarga baru dengan kuesioner lengkap.",
      en: "A proposal for a new family with the whole questionnaire.",
    },
    dukcapil: null,
    fields: [],
    evidence: [10],
    asks: {},
    isCorrection: false,
    combines: [],
  },
];
