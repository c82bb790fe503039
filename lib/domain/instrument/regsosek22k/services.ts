import { options, type QuestionDefinition } from "../question";

/** Block V 505-506. */
export const SERVICES: readonly QuestionDefinition[] = [
  {
    no: "505",
    key: "internetAccess",
    label: {
      id: "Jenis akses internet utama yang digunakan keluarga selama sebulan terakhir",
      en: "Main internet access in the last month",
    },
    type: "choice",
    options: options(
      [0, "Tidak menggunakan internet", "No internet"],
      [1, "Internet dan TV digital berlangganan", "Subscribed internet and digital TV"],
      [2, "Wifi", "Wi-Fi"],
      [3, "Internet handphone", "Mobile phone internet"],
    ),
    help: {
      id: "Cara utama keluarga memakai internet sebulan terakhir.",
      en: "The family's main way to use the internet in the last month.",
    },
  },
  {
    no: "506",
    key: "bankAccount",
    label: {
      id: "Keluarga memiliki rekening aktif atau dompet digital",
      en: "Family has an active account or e-wallet",
    },
    type: "choice",
    options: options(
      [1, "Ya, untuk usaha", "Yes, for business"],
      [2, "Ya, untuk pribadi", "Yes, personal"],
      [3, "Ya, untuk usaha dan pribadi", "Yes, business and personal"],
      [4, "Tidak", "No"],
    ),
    help: {
      id: "Rekening bank atau dompet digital yang masih dipakai, atas nama siapa pun dalam keluarga.",
      en: "A bank account or e-wallet in use, in any member's name.",
    },
  },
];
