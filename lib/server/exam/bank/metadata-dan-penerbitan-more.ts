import "server-only";
import { questionsOf } from "./sheet";

const q = questionsOf("metadata-dan-penerbitan", "metadata");

export const moreQuestions = [
  q(17, "know", 3, {
    id: [
      "Apa tugas pengelola akun terhadap data keluarga?",
      "Memeriksa isi data keluarga sebelum data itu diterbitkan",
      "Menyimpan kata sandi semua petugas di wilayahnya",
      "Membetulkan isian keluarga bila operator berhalangan",
      "Memberi dan mencabut akses, tanpa melihat nama keluarga",
      "Mengatur akses dan melihat data adalah dua kewenangan yang dipisahkan. Kata sandi hanya diketahui pemiliknya.",
    ],
    en: [
      "What is the account administrator's task towards family data?",
      "Check what families' data say before they are published",
      "Keep the passwords of all officers in the area",
      "Correct families' entries when the operator is away",
      "Give and withdraw access without seeing families' names",
      "Managing access and seeing data are two powers kept apart. A password is known to its owner alone.",
    ],
  }),
  q(18, "apply", 2, {
    id: [
      "Wali data menerima tabel dari dinas tanpa kode wilayah dan tanpa tanggal. Apa yang dilakukan?",
      "Menerbitkannya dahulu, lalu dilengkapi bila ada yang bertanya",
      "Menolaknya, lalu meminta tabel itu kepada dinas lain",
      "Mengembalikannya dengan menyebut apa yang harus dilengkapi",
      "Mengisi tanggal hari ini dan kode menurut perkiraan",
      "Yang tidak sesuai standar dikembalikan kepada produsennya dengan keterangan jelas. Tanggal yang diisi sendiri membuat angka itu menyesatkan.",
    ],
    en: [
      "The data steward gets a table from an office without region codes and date. What is done?",
      "Publish it first and complete it if somebody asks",
      "Refuse it and ask another office for the table",
      "Return it and name what must be completed",
      "Fill in today's date and guess the codes",
      "What does not meet the standard goes back to its producer with a clear note. A date made up makes the figure mislead.",
    ],
  }),
  q(19, "apply", 1, {
    id: [
      "Sebelum menerbitkan tabel menurut desa, apa yang diperiksa paling dahulu?",
      "Apakah kepala dinas sudah memarafnya",
      "Apakah ada kelompok kecil yang dapat dikenali",
      "Apakah angkanya lebih baik dari tahun lalu",
      "Apakah angkanya sudah dibulatkan rapi",
      "Melindungi orang didahulukan; sesudah itu metadata dilengkapi. Angka yang memburuk pun tetap boleh diterbitkan.",
    ],
    en: [
      "What is checked first before a table by village is published?",
      "Whether the head of office initialled it",
      "Whether a small group can be recognised",
      "Whether its figures beat last year's",
      "Whether its figures are rounded neatly",
      "Protecting people comes first, then the metadata. Figures that got worse may be published as well.",
    ],
  }),
  q(20, "apply", 0, {
    id: [
      "Operator desa berhenti hari Jumat. Penggantinya mulai hari Senin. Bagaimana mengatur aksesnya?",
      "Akses lama dicabut Jumat, penggantinya mendapat akun sendiri",
      "Akun lama diteruskan kepada penggantinya pada Senin pagi itu",
      "Akses lama dibiarkan sebulan supaya dapat membantu",
      "Akun lama dipakai berdua sampai penggantinya mahir",
      "Akses mengikuti tugas dan berakhir bersamanya. Akun yang diteruskan membuat perbuatan dua orang tercatat atas satu nama.",
    ],
    en: [
      "A village operator leaves on Friday. The successor starts on Monday. How is access arranged?",
      "The old access ends on Friday, the successor gets an own account",
      "The old account passes to the successor on Monday",
      "The old access stays for a month so as to help out",
      "Both use the old account until the new one is skilled",
      "Access follows the task and ends with it. An account passed on records two people's deeds under one name.",
    ],
  }),
  q(21, "judge", 1, {
    id: [
      'Universitas meminta data orang per orang untuk penelitian "demi kebaikan daerah". Suratnya belum menyebut isian yang diperlukan. Apa yang terbaik?',
      "Menolaknya, sebab universitas bukan bagian dari pemerintah daerah",
      "Menanyakan tujuan dan isiannya, lalu menilai apakah angka gabungan cukup",
      "Memberi seluruh isian tanpa nama, lalu peneliti memilihnya sendiri",
      "Memberi seratus keluarga dahulu sebagai contoh bentuk datanya",
      "Yang diberikan adalah yang paling sedikit untuk tujuan yang jelas. Data tanpa nama pun dapat menunjuk orang, dan contoh keluarga adalah data orang sungguhan.",
    ],
    en: [
      'A university asks for data on individuals for research "for the region\'s good". Its letter does not say which entries it needs. What is best?',
      "Refuse, because a university is no part of regional government",
      "Ask for purpose and entries, then judge whether totals are enough",
      "Give everything without names, and let the researchers choose",
      "Give a hundred families first, as an example of what data look like",
      "What is given is the least for a clear purpose. Even without names data may point to people, and sample families are real ones.",
    ],
  }),
  q(22, "judge", 2, {
    id: [
      'Pimpinan minta angka dusun yang ditutup tetap diterbitkan, "karena warga sudah tahu siapa orangnya". Apa yang terbaik?',
      "Menerbitkannya sesudah meminta izin kepala dusun",
      "Menerbitkannya tanpa menyebut nama dusunnya",
      "Tetap menutupnya, dan menawarkan angka desa sebagai gantinya",
      "Menerbitkannya, sebab tidak ada rahasia baru yang dibuka",
      "Yang diketahui tetangga belum diketahui semua orang, dan terbitan tidak dapat ditarik. Izin kepala dusun bukan izin orang yang bersangkutan.",
    ],
    en: [
      'A leader wants a hamlet\'s hidden figure published, "since people there know who it is anyway". What is best?',
      "Publish it after asking the hamlet head's leave",
      "Publish it without naming the hamlet",
      "Keep it hidden, and offer the village's figure instead",
      "Publish it, since no new secret is laid open",
      "What neighbours know not everybody knows, and a publication cannot be taken back. The hamlet head's leave is not the person's.",
    ],
  }),
];
