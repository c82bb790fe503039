import "server-only";
import { questionsOf } from "./sheet";

const q = questionsOf("membaca-indikator", "indikator");

export const moreQuestions = [
  q(17, "know", 3, {
    id: [
      "Kapan seseorang dihitung sebagai penyandang disabilitas dalam indikator?",
      "Bila sedikit kesulitan pada paling sedikit satu kegiatan",
      "Bila ada surat keterangan disabilitas dari dokter",
      "Bila banyak kesulitan pada semua kegiatan sekaligus",
      "Bila banyak kesulitan pada paling sedikit satu kegiatan",
      'Batasnya "banyak kesulitan" atau lebih berat, pada satu kegiatan saja sudah cukup. Memakai "sedikit kesulitan" membuat angkanya jauh lebih besar.',
    ],
    en: [
      "When is a person counted as having a disability in the indicator?",
      "With some difficulty in at least one activity",
      "With a doctor's letter stating a disability",
      "With a lot of difficulty in all activities together",
      "With a lot of difficulty in at least one activity",
      'The limit is "a lot of difficulty" or more; one activity is enough. Using "some difficulty" would make the figure much larger.',
    ],
  }),
  q(18, "know", 2, {
    id: [
      "Kapan angka harus siap supaya dapat mengubah anggaran daerah?",
      "Pada saat kegiatan pertama sudah dimulai",
      "Sesudah anggaran ditetapkan, saat kegiatan mulai",
      "Sebelum rencana dan anggaran ditetapkan",
      "Pada akhir tahun, bersama laporan kegiatan",
      "Anggaran disusun dari rencana kerja. Data yang datang sesudah penetapan baru berguna untuk tahun berikutnya.",
    ],
    en: [
      "When must figures be ready if they are to change the region's budget?",
      "When the first activity has begun",
      "After adoption, when activities begin",
      "Before plan and budget are adopted",
      "At the year's end, with the reports",
      "Budgets are made from the work plan. Data that come after adoption only serve the year after.",
    ],
  }),
  q(19, "apply", 0, {
    id: [
      "Empat desa melaporkan rumah tidak layak: A 24 dari 240, B 18 dari 90, C 30 dari 500, D 9 dari 60. Desa mana yang bagiannya terbesar?",
      "Desa B",
      "Desa C",
      "Desa D",
      "Desa A",
      "A 10 persen, B 20 persen, C 6 persen, D 15 persen. Jumlah terbanyak ada di C, tetapi bagiannya justru terkecil.",
    ],
    en: [
      "Four villages report unfit houses: A 24 of 240, B 18 of 90, C 30 of 500, D 9 of 60. Which has the largest share?",
      "Village B",
      "Village C",
      "Village D",
      "Village A",
      "A 10 per cent, B 20, C 6, D 15. The largest number is in C, whose share is in fact the smallest.",
    ],
  }),
  q(20, "apply", 1, {
    id: [
      "Anda membuka dasbor pada bulan Oktober. Tertulis tanggal data 30 Juni. Keadaan kapan yang ditunjukkan?",
      "Keadaan pada akhir tahun yang lalu",
      "Keadaan sampai 30 Juni",
      "Keadaan pada hari Anda membukanya",
      "Keadaan rata-rata Juni sampai Oktober",
      "Yang menentukan adalah tanggal datanya, bukan tanggal membuka halaman. Perubahan sesudah Juni belum terlihat.",
    ],
    en: [
      "You open the dashboard in October. It says that the data are of 30 June. Which time does it show?",
      "How things were at the end of last year",
      "How things were up to 30 June",
      "How things are on the day you open it",
      "The average from June to October",
      "What counts is the date of the data, not of opening the page. Changes since June do not show yet.",
    ],
  }),
  q(21, "apply", 0, {
    id: [
      "Dari 80 anak dengan disabilitas, 20 tidak sekolah. Dari 800 anak tanpa disabilitas, 40 tidak sekolah. Apa yang benar?",
      "Bagiannya lima kali lebih besar pada anak dengan disabilitas",
      "Bagiannya tidak dapat dihitung, sebab jumlah anaknya berbeda",
      "Bagiannya hampir sama pada kedua kelompok anak itu",
      "Bagiannya dua kali lebih besar pada anak tanpa disabilitas",
      "20 dari 80 adalah 25 persen, 40 dari 800 adalah 5 persen. Melihat jumlahnya saja membuat masalah anak dengan disabilitas tidak tampak.",
    ],
    en: [
      "Of 80 children with a disability 20 are out of school; of 800 without one, 40. What is true?",
      "The share is five times as large among those with a disability",
      "The share cannot be reckoned, as the numbers of children differ",
      "The share is nearly the same in both groups of children",
      "The share is twice as large among those without a disability",
      "20 of 80 is 25 per cent, 40 of 800 is 5. Looking at numbers alone hides the trouble of children with disabilities.",
    ],
  }),
  q(22, "apply", 2, {
    id: [
      "Angka anak tidak sekolah dari dinas berbeda dari dasbor, padahal wilayah dan tahunnya sama. Apa yang diperiksa lebih dahulu?",
      "Siapa yang memasukkan angkanya ke dasbor",
      "Apakah kedua angka sudah dibulatkan",
      "Apakah batas umur dan penyebutnya sama",
      "Angka mana yang lebih rendah dan lebih baik",
      'Angka 7-12 tahun dan 7-18 tahun sama-sama disebut "anak tidak sekolah". Periksa artinya dahulu sebelum menyalahkan data.',
    ],
    en: [
      "The office's figure of children out of school differs from the dashboard's for the same area and year. What is checked first?",
      "Who entered the figure on the dashboard",
      "Whether both figures have been rounded",
      "Whether age limits and denominator agree",
      "Which figure is lower and looks better",
      'Ages 7-12 and ages 7-18 are both called "children out of school". Look at the meaning before blaming the data.',
    ],
  }),
  q(23, "judge", 1, {
    id: [
      "Angka penyandang disabilitas naik dari 2 menjadi 4 persen sesudah semua petugas dilatih bertanya. Apa penjelasan yang paling mungkin?",
      "Dasbor salah hitung, sebab angka tidak boleh melonjak",
      "Dahulu banyak yang tidak ditanya, sekarang tercatat",
      "Jumlah penyandang disabilitas menjadi dua kali lipat",
      "Petugas sekarang melebihkan jawaban supaya dibantu",
      "Cara bertanya yang lebih baik menemukan yang dahulu terlewat. Kenaikan seperti itu ditulis sebagai perbaikan pendataan, bukan memburuknya keadaan.",
    ],
    en: [
      "The share of people with disabilities rose from 2 to 4 per cent after all officers were trained to ask. What is the likeliest explanation?",
      "The dashboard errs, since figures must not jump",
      "Many were not asked before and are recorded now",
      "The number of people with disabilities has doubled",
      "Officers now exaggerate so that people get help",
      "Better asking finds those who were missed. Such a rise is reported as better recording, not as life getting worse.",
    ],
  }),
  q(24, "judge", 3, {
    id: [
      "Ada 120 rumah tidak layak, sedangkan dana cukup untuk 40. Apa dasar memilih yang terbaik?",
      "Rumah yang paling dekat jalan supaya bahan mudah diangkut",
      "Sepertiga biaya untuk setiap rumah, dibagi rata ke-120 rumah",
      "Desa yang kepala desanya paling dahulu mengirim surat",
      "Ukuran yang ditulis dahulu, lalu keadaannya dicek di lapangan",
      "Ukuran yang ditetapkan dahulu dapat dijelaskan kepada semua orang. Membagi rata membuat tidak satu rumah pun menjadi layak.",
    ],
    en: [
      "There are 120 unfit houses and money for 40. What is the best ground for choosing?",
      "Houses nearest to the road, for easy transport of material",
      "A third of the cost for each, spread evenly over the 120",
      "The villages whose heads were first to send a letter",
      "Criteria written down first, then the houses are seen on site",
      "Criteria set beforehand can be explained to everybody. An equal split leaves not one house fit.",
    ],
  }),
];
