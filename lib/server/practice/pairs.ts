import "server-only";
import type { PairTask } from "@/lib/domain/practice/task";

/** Pairs of records that are, or only look like, one person. Everybody is made up; of a number the page shows the end. */
export const PAIR_BANK: readonly PairTask[] = [
  {
    code: "ejaan",
    isSame: true,
    sides: [
      {
        name: "Sitti Aminah Contoh",
        nik: "9900 98•• •••• 0001",
        birth: "12-03-1971, Taliwang",
        mother: "Hadijah Umpama",
        address: "Dusun Tengah RT 003/001",
        head: "Abdul Rahman Contoh",
      },
      {
        name: "Siti Aminah Contoh",
        nik: "9900 98•• •••• 0001",
        birth: "12-03-1971, Taliwang",
        mother: "Hadijah Umpama",
        address: "Dusun Tengah RT 003/001",
        head: "Abdul Rahman Contoh",
      },
    ],
    why: {
      id: "NIK, tanggal lahir, dan ibu kandungnya sama; yang berbeda hanya satu huruf pada nama. Itu satu orang yang dicatat dua kali.",
      en: "NIK, birth date and mother are the same; only one letter of the name differs. It is one person written down twice.",
    },
  },
  {
    code: "pindah-rt",
    isSame: true,
    sides: [
      {
        name: "Muhammad Yusuf Latihan",
        nik: "9900 98•• •••• 0002",
        birth: "30-11-1988, Alas",
        mother: "Rohani Rekaan",
        address: "Dusun Timur RT 002/002",
        head: "Muhammad Yusuf Latihan",
      },
      {
        name: "M. Yusuf Latihan",
        nik: "–",
        birth: "30-11-1988, Alas",
        mother: "Rohani Rekaan",
        address: "Dusun Tengah RT 001/001",
        head: "M. Yusuf Latihan",
      },
    ],
    why: {
      id: "Nama yang disingkat, tanggal dan tempat lahir serta ibu yang sama: ia pindah RT, lalu dicatat lagi sebagai keluarga baru tanpa NIK.",
      en: "An abbreviated name with the same birth date, birth place and mother: he moved to another RT and was written down again as a new family, without a NIK.",
    },
  },
  {
    code: "menikah",
    isSame: true,
    sides: [
      {
        name: "Nurhayati Contoh",
        nik: "9900 98•• •••• 0003",
        birth: "05-07-2001, Sumbawa",
        mother: "Mariam Misal",
        address: "Dusun Timur RT 004/002",
        head: "Ismail Contoh (ayah / father)",
      },
      {
        name: "Nurhayati",
        nik: "9900 98•• •••• 0003",
        birth: "05-07-2001, Sumbawa",
        mother: "Mariam Misal",
        address: "Dusun Tengah RT 003/001",
        head: "Burhan Umpama (suami / husband)",
      },
    ],
    why: {
      id: "Ia menikah dan masuk ke keluarga suaminya, tetapi belum dikeluarkan dari keluarga ayahnya. NIK-nya sama: satu orang.",
      en: "She married and joined her husband's family, but was not taken out of her father's. The NIK is the same: one person.",
    },
  },
  {
    code: "kembar",
    isSame: false,
    sides: [
      {
        name: "Hasan Misal",
        nik: "9900 98•• •••• 0001",
        birth: "17-08-2010, Taliwang",
        mother: "Saleha Contoh",
        address: "Dusun Tengah RT 001/001",
        head: "Umar Misal",
      },
      {
        name: "Husen Misal",
        nik: "9900 98•• •••• 0002",
        birth: "17-08-2010, Taliwang",
        mother: "Saleha Contoh",
        address: "Dusun Tengah RT 001/001",
        head: "Umar Misal",
      },
    ],
    why: {
      id: "Tanggal lahir, ibu, dan rumahnya sama, tetapi nama dan nomor urut NIK-nya berbeda: anak kembar, dua orang.",
      en: "Birth date, mother and house are the same, but the names and the last digits of the NIK differ: twins, two people.",
    },
  },
  {
    code: "ayah-anak",
    isSame: false,
    sides: [
      {
        name: "Ahmad Rekaan",
        nik: "9900 98•• •••• 0001",
        birth: "02-02-1965, Alas",
        mother: "Jamilah Umpama",
        address: "Dusun Timur RT 004/002",
        head: "Ahmad Rekaan",
      },
      {
        name: "Ahmad Rekaan",
        nik: "9900 98•• •••• 0001",
        birth: "02-02-1995, Alas",
        mother: "Hamidah Contoh",
        address: "Dusun Timur RT 004/002",
        head: "Ahmad Rekaan",
      },
    ],
    why: {
      id: "Namanya sama dan serumah, tetapi tahun lahirnya berjarak 30 tahun dan ibunya berbeda: ayah dan anak.",
      en: "The same name in one house, but thirty years between the births and another mother: father and son.",
    },
  },
  {
    code: "nama-umum",
    isSame: false,
    sides: [
      {
        name: "Sri Wahyuni Contoh",
        nik: "9900 98•• •••• 0004",
        birth: "21-04-1990, Sumbawa",
        mother: "Endang Misal",
        address: "Dusun Tengah RT 003/001",
        head: "Joko Contoh",
      },
      {
        name: "Sri Wahyuni Contoh",
        nik: "9900 98•• •••• 0001",
        birth: "21-09-1990, Mataram",
        mother: "Suharti Latihan",
        address: "Dusun Timur RT 002/002",
        head: "Slamet Umpama",
      },
    ],
    why: {
      id: "Nama yang umum. Bulan dan tempat lahir, ibu, dan keluarganya berbeda: dua orang.",
      en: "A common name. Month and place of birth, mother and family differ: two people.",
    },
  },
  {
    code: "sepupu",
    isSame: false,
    sides: [
      {
        name: "Fitri Latihan",
        nik: "9900 98•• •••• 0001",
        birth: "14-06-2015, Taliwang",
        mother: "Nurjanah Misal",
        address: "Dusun Tengah RT 001/001",
        head: "Arifin Latihan",
      },
      {
        name: "Fitria Latihan",
        nik: "9900 98•• •••• 0001",
        birth: "15-06-2015, Taliwang",
        mother: "Nurlaila Misal",
        address: "Dusun Tengah RT 001/001",
        head: "Arifin Latihan",
      },
    ],
    why: {
      id: "Mirip, tetapi lahirnya selisih sehari dan ibunya dua orang yang berbeda: saudara sepupu yang tinggal serumah.",
      en: "Alike, but born a day apart of two different mothers: cousins in one house.",
    },
  },
  {
    code: "nik-tertukar",
    isSame: false,
    sides: [
      {
        name: "Zainab Umpama",
        nik: "9900 98•• •••• 0002",
        birth: "09-10-1958, Alas",
        mother: "Fatimah Contoh",
        address: "Dusun Timur RT 004/002",
        head: "Zainab Umpama",
      },
      {
        name: "Zubaidah Umpama",
        nik: "9900 98•• •••• 0002",
        birth: "27-01-1962, Alas",
        mother: "Fatimah Contoh",
        address: "Dusun Timur RT 004/002",
        head: "Zainab Umpama",
      },
    ],
    why: {
      id: "NIK-nya sama, tetapi nama dan tanggal lahirnya berbeda: kakak dan adik. Salah satu NIK keliru ditulis; periksa kartunya, jangan digabung.",
      en: "The NIK is the same, but name and birth date differ: sisters. One of the numbers was written wrongly; look at the card and join nothing.",
    },
  },
  {
    code: "ipar",
    isSame: false,
    sides: [
      {
        name: "Rina Contoh",
        nik: "9900 98•• •••• 0001",
        birth: "03-03-1997, Sumbawa",
        mother: "Aisyah Misal",
        address: "Dusun Tengah RT 003/001",
        head: "Dedi Rekaan",
      },
      {
        name: "Rina Conto",
        nik: "9900 98•• •••• 0001",
        birth: "30-03-1999, Mataram",
        mother: "Asiah Latihan",
        address: "Dusun Tengah RT 003/001",
        head: "Dedi Rekaan",
      },
    ],
    why: {
      id: "Namanya hampir sama dan serumah, tetapi tanggal dan tempat lahir serta ibunya berbeda: dua orang, bukan salah ketik.",
      en: "Nearly the same name in one house, but birth date, birth place and mother differ: two people, not a slip of the pen.",
    },
  },
];

/** @throws RangeError for a code that the bank does not have */
export function pairTask(code: string): PairTask {
  const pair = PAIR_BANK.find((each) => each.code === code);
  if (pair === undefined) throw new RangeError(`no pair ${code}`);
  return pair;
}
