import "server-only";
import { questionsOf } from "./sheet";

const q = questionsOf("dtsen-dan-desil", "dtsen");

export const moreQuestions = [
  q(17, "know", 1, {
    id: [
      "Desil mana yang ditampilkan portal pada halaman sebuah keluarga?",
      "Kesepakatan musyawarah desa terakhir",
      "Hasil BPS, beserta tanggal hasil itu",
      "Perkiraan petugas verifikasi kabupaten",
      "Hitungan portal dari kuesioner terakhir",
      "Portal hanya memuat hasil BPS beserta tanggalnya. Portal tidak menghitung desil dari jawaban kuesioner.",
    ],
    en: [
      "Which decile does the portal show on a family's page?",
      "What the last village meeting agreed on",
      "The result of BPS, with its date",
      "The estimate of the regency's verifier",
      "The portal's reckoning from the last form",
      "The portal only carries BPS's result with its date. It computes no decile from the answers.",
    ],
  }),
  q(18, "apply", 3, {
    id: [
      "Pak Rahmat bertanya kapan desilnya dapat berubah sesudah datanya diterapkan. Apa jawaban Anda?",
      "Pada hari yang sama, sebab datanya sudah diterapkan di portal",
      "Sesudah musyawarah desa berikutnya, bila peserta menyetujui",
      "Begitu kabupaten mengirim surat permohonan ke pusat",
      "Saat BPS menghitung lagi, dan hasilnya belum tentu berubah",
      "Desil hanya berubah lewat penghitungan BPS, dan data baru tidak selalu mengubah urutan. Menyebut tanggal pasti sama dengan berjanji.",
    ],
    en: [
      "Pak Rahmat asks when his decile may change now that his data are applied. What do you answer?",
      "The same day, because the data have been applied in the portal",
      "After the next village meeting, if the participants agree",
      "As soon as the regency sends a letter to the centre",
      "When BPS computes again, and it need not change even then",
      "A decile changes only when BPS computes, and new data do not always change the order. To name a certain day would be a promise.",
    ],
  }),
  q(19, "apply", 0, {
    id: [
      "Bu Siti menerima bantuan pangan tetapi tidak menerima bantuan lain. Tetangganya berkata datanya pasti salah. Apa penjelasan yang tepat?",
      "Setiap program punya syarat sendiri, jadi datanya belum tentu salah",
      "Bantuan kedua baru diberikan sesudah bantuan pertama selesai",
      "Desa belum mengusulkan namanya sebagai penerima program itu",
      "Desilnya berbeda untuk setiap program, tergantung dinasnya",
      "Desil satu keluarga hanya satu; yang berbeda adalah syarat dan kuota program. Bila ragu, periksa apakah datanya masih sesuai.",
    ],
    en: [
      "Bu Siti receives food aid but no other. Her neighbour says her data must be wrong. Which explanation is right?",
      "Each programme has its own conditions, so her data need not be wrong",
      "A second kind of aid is only given once the first has ended",
      "The village has not yet proposed her as recipient of that programme",
      "Her decile differs from programme to programme and office to office",
      "A family has one decile; what differs is each programme's conditions and quota. If in doubt, check whether the data are still true.",
    ],
  }),
  q(20, "apply", 2, {
    id: [
      "Anda diminta membuat poster ajakan di balai desa. Kalimat mana yang paling tepat?",
      '"Yang tidak memperbarui data akan kehilangan bantuannya."',
      '"Ayo mendaftar sekarang, sebab kuota bantuan kita terbatas!"',
      '"Perbarui data keluarga Anda, supaya isinya sesuai keadaan."',
      '"Perbarui data keluarga Anda, supaya desilnya segera turun."',
      "Tujuan pemutakhiran adalah data yang benar. Janji dan ancaman membuat orang memberi jawaban yang tidak jujur.",
    ],
    en: [
      "You are asked for a poster at the village hall. Which sentence fits best?",
      '"Those who do not update their data will lose their aid."',
      '"Sign up now, because our quota of aid is limited!"',
      '"Update your family\'s data, so that they agree with life."',
      '"Update your family\'s data, so that your decile soon falls."',
      "Updating aims at true data. Promises and threats make people answer dishonestly.",
    ],
  }),
  q(21, "apply", 0, {
    id: [
      "Kepala desa ingin memasukkan satu keluarga yang terlewat. Apa jalannya?",
      "Operator menyusun usulannya, lalu musyawarah membahasnya",
      "Kabupaten menambahkannya atas permintaan kepala desa",
      "Namanya ditulis di berita acara, tanpa perlu ada usulan",
      "Kepala desa menambahkannya saat mencatat hasil musyawarah",
      "Setiap keluarga masuk lewat usulan yang diperiksa berjenjang. Nama di berita acara saja tidak mengubah data.",
    ],
    en: [
      "The village head wants a family that was left out to be included. What is the way?",
      "The operator makes a proposal and the meeting discusses it",
      "The regency adds it at the village head's request",
      "Its name is written in the minutes, without a proposal",
      "The village head adds it while recording the meeting's results",
      "Each family comes in by a proposal that the tiers check. A name in the minutes alone changes no data.",
    ],
  }),
  q(22, "apply", 2, {
    id: [
      "Ketua RT tahu bahwa Pak Mul meninggal kemarin. Apa yang ia lakukan di portal?",
      "Mencatatnya sebagai keluarga pindah",
      "Menunggu keluarganya datang melapor",
      "Melaporkannya kepada operator desa",
      "Mengeluarkan Pak Mul dari keluarganya",
      "Ketua RT melaporkan, operator mencatat peristiwanya dengan bukti. Menunggu membuat data tertinggal, padahal ketua RT sudah tahu.",
    ],
    en: [
      "An RT head knows that Pak Mul died yesterday. What does he do in the portal?",
      "Record it as a family that moved",
      "Wait until the family comes to report",
      "Report it to the village operator",
      "Take Pak Mul out of his family",
      "The RT head reports, the operator records the event with evidence. Waiting leaves the data behind, though the RT head knows already.",
    ],
  }),
  q(23, "apply", 3, {
    id: [
      "Halaman keluarga menunjukkan desil dari hasil BPS bulan Maret. Perubahan pekerjaannya diterapkan pada bulan Mei. Apa artinya?",
      "Perubahan bulan Mei ternyata tidak diterima oleh BPS",
      "Desil itu sudah disesuaikan portal pada bulan Mei",
      "Desil bulan Maret tidak berlaku sejak bulan Mei",
      "Desil itu belum memperhitungkan perubahan bulan Mei",
      "Desil dihitung dari data sampai saat penghitungannya. Desil itu tetap yang resmi sampai ada hasil BPS yang baru.",
    ],
    en: [
      "A family's page shows the decile of BPS's March result. A change of work was applied in May. What does that mean?",
      "May's change has turned out not to be accepted by BPS",
      "The portal has adjusted that decile to the change in May",
      "March's decile has not been valid since May",
      "That decile does not take May's change into account yet",
      "A decile is computed from the data up to its computation. It stays the official one until BPS has a new result.",
    ],
  }),
  q(24, "apply", 1, {
    id: [
      'Sebuah selebaran menulis: "Desil 5 ke atas sudah kaya dan tidak perlu didata." Apa yang keliru?',
      "Batasnya keliru; setiap desa menentukan batasnya sendiri",
      "Desil hanya urutan, dan semua keluarga perlu data yang benar",
      "Batasnya keliru; yang sudah kaya dimulai dari desil 7",
      "Yang tidak perlu didata adalah keluarga desil 10",
      "Desil tidak menyatakan kaya atau miskin. Keadaan keluarga desil 5 dapat memburuk, dan urutan hanya benar bila semua keluarga didata benar.",
    ],
    en: [
      'A leaflet says: "Decile 5 and above are rich and need not be recorded." What is wrong?',
      "The limit is wrong; each village sets its own limit",
      "A decile is only an order, and every family needs true data",
      "The limit is wrong; the rich begin with decile 7",
      "It is families in decile 10 that need not be recorded",
      "A decile does not say rich or poor. A family in decile 5 may fall on hard times, and the order is only right if all are recorded truly.",
    ],
  }),
  q(25, "judge", 2, {
    id: [
      'Banjir merusak 30 rumah dengan tingkat yang berbeda-beda. Kepala dusun minta semuanya ditulis rusak berat "supaya adil". Apa yang terbaik?',
      "Menulis rusak berat, dengan catatan terkena banjir yang sama",
      "Mengusulkan agar ketiga puluh keluarga ditaruh di desil 1",
      "Memperbarui setiap keluarga menurut keadaan rumahnya sekarang",
      "Menunggu rumah-rumah itu diperbaiki, baru memperbarui data",
      "Adil berarti setiap keluarga tercatat sesuai keadaannya. Bila semua ditulis sama, yang paling parah tidak lagi terlihat.",
    ],
    en: [
      'A flood damaged 30 houses, some more, some less. The hamlet head wants all written as badly damaged "to be fair". What is best?',
      "Write badly damaged, noting that it was the same flood",
      "Propose that all thirty families be put in decile 1",
      "Update each family by the state of its house now",
      "Wait until the houses are repaired before updating",
      "Fair means that each is recorded as it is. If all are written alike, the worst hit can no longer be seen.",
    ],
  }),
  q(26, "judge", 1, {
    id: [
      "Pak Lukman baru diterima sebagai pegawai tetap. Ia minta hal itu dicatat sesudah bantuannya cair bulan depan. Apa yang terbaik?",
      "Menunggu bantuannya cair, sebab bulan depan sudah dekat",
      "Mencatat pekerjaan barunya sekarang, sesuai keadaannya",
      "Mencatatnya sebagai pekerja lepas sampai bantuan itu cair",
      "Mencatatnya sekarang, tetapi dengan tanggal bulan depan",
      "Isian menyatakan keadaan pada tanggalnya. Menunda atau memberi tanggal lain dengan sengaja sama dengan menulis yang tidak benar.",
    ],
    en: [
      "Pak Lukman has just been given a permanent post. He asks to have it recorded after his aid is paid next month. What is best?",
      "Wait for the payment, since next month is near",
      "Record his new work now, as it is",
      "Record him as a casual worker until it is paid",
      "Record it now, but with a date in the next month",
      "An entry tells how things are on its date. To delay it or date it otherwise on purpose is to write what is not true.",
    ],
  }),
];
