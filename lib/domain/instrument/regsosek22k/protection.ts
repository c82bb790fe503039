import { options, type QuestionDefinition } from "../question";
import { YES_NO_UNKNOWN } from "./option-lists";

/** Block IV-F, 431. The period is the last 12 months. */
export const PROTECTION: readonly QuestionDefinition[] = [
  {
    no: "431a",
    key: "healthInsurance",
    label: { id: "Jaminan kesehatan dalam 12 bulan terakhir", en: "Health insurance in the last 12 months" },
    type: "multi",
    options: options(
      [0, "Tidak memiliki", "None"],
      [1, "PBI/JKN", "JKN, premium paid by government (PBI)"],
      [2, "JKN Mandiri", "JKN, self-paid"],
      [4, "JKN Pemberi Kerja", "JKN, paid by employer"],
      [8, "Jamkes lainnya", "Other health insurance"],
      [99, "Lainnya", "Other"],
    ),
    exclusive: [0, 99],
    askIf: "presence in [1,5]",
    help: {
      id: "PBI/JKN: iuran dibayar pemerintah. Pilih semua yang dimiliki dalam satu tahun terakhir.",
      en: "PBI/JKN: the state pays the premium. Choose all held in the last year.",
    },
  },
  {
    no: "431b",
    key: "prakerja",
    label: {
      id: "Ikut Program Pra-Kerja dalam 12 bulan terakhir",
      en: "Pre-employment card programme in the last 12 months",
    },
    type: "choice",
    options: YES_NO_UNKNOWN,
    askIf: "presence in [1,5] && age >= 5",
    help: { id: "Dalam 12 bulan terakhir.", en: "In the last 12 months." },
  },
  {
    no: "431c",
    key: "kur",
    label: {
      id: "Ikut Program Kredit Usaha Rakyat (KUR) dalam 12 bulan terakhir",
      en: "People's business credit (KUR) in the last 12 months",
    },
    type: "choice",
    options: YES_NO_UNKNOWN,
    askIf: "presence in [1,5] && age >= 5",
    help: {
      id: "Kredit dari bank dengan bunga disubsidi, dalam 12 bulan terakhir.",
      en: "Bank credit with subsidised interest, in the last 12 months.",
    },
  },
  {
    no: "431d",
    key: "umi",
    label: {
      id: "Ikut Program Pembiayaan Ultra Mikro (UMi) dalam 12 bulan terakhir",
      en: "Ultra-micro financing (UMi) in the last 12 months",
    },
    type: "choice",
    options: YES_NO_UNKNOWN,
    askIf: "presence in [1,5] && age >= 5",
    help: {
      id: "Pembiayaan paling banyak Rp20 juta lewat lembaga bukan bank, dalam 12 bulan terakhir.",
      en: "Financing of at most Rp20 million through a non-bank, in the last 12 months.",
    },
  },
  {
    no: "431e",
    key: "pip",
    label: {
      id: "Ikut Program Indonesia Pintar (PIP) dalam 12 bulan terakhir",
      en: "Smart Indonesia education grant (PIP) in the last 12 months",
    },
    type: "choice",
    options: YES_NO_UNKNOWN,
    askIf: "presence in [1,5] && age >= 5 && age <= 30",
    help: {
      id: "Bantuan uang sekolah bagi umur 6 sampai 21 tahun, dalam 12 bulan terakhir.",
      en: "School grant for ages 6 to 21, in the last 12 months.",
    },
  },
  {
    no: "431f",
    key: "employmentInsurance",
    label: { id: "Jaminan ketenagakerjaan", en: "Employment insurance" },
    type: "multi",
    options: options(
      [0, "Tidak memiliki", "None"],
      [1, "BPJS Jaminan Kecelakaan Kerja", "BPJS work accident"],
      [2, "BPJS Jaminan Kematian", "BPJS death benefit"],
      [4, "BPJS Jaminan Hari Tua", "BPJS old-age savings"],
      [8, "BPJS Jaminan Pensiun", "BPJS pension"],
      [16, "Pensiunan/jaminan hari tua lainnya (Taspen/program pensiun swasta)", "Other pension (Taspen/private)"],
      [99, "Tidak tahu", "Don't know"],
    ),
    exclusive: [0, 99],
    askIf: "presence in [1,5] && age >= 15",
    help: {
      id: "Lihat kartu BPJS Ketenagakerjaan. Pilih semua yang dimiliki.",
      en: "See the employment insurance card. Choose all that apply.",
    },
  },
];
