import "server-only";
import { questionsOf } from "./sheet";

const q = questionsOf("praktik-portal", "portal");

export const moreQuestions = [
  q(17, "know", 1, {
    id: [
      'Apa arti tanda "masih benar" pada sebuah bagian formulir?',
      "Bagian itu dilewati karena waktunya tidak cukup",
      "Bagian itu diperiksa lagi dan tidak ada yang berubah",
      "Bagian itu sudah disetujui petugas kabupaten",
      "Bagian itu tidak perlu ditanyakan tahun ini",
      "Tanda itu menyatakan bahwa Anda sungguh memeriksanya. Menandai tanpa bertanya membuat data lama tampak baru.",
    ],
    en: [
      'What does the mark "still true" on a part of the form mean?',
      "The part was skipped because time ran short",
      "The part was checked again and nothing has changed",
      "The part has been agreed to by the regency",
      "The part need not be asked about this year",
      "The mark says that you really checked. To set it without asking makes old data look new.",
    ],
  }),
  q(18, "apply", 0, {
    id: [
      "Keluarga datang ke kantor desa untuk memperbarui datanya. Apa yang dipilih sebagai cara memperoleh data?",
      "Warga datang ke kantor",
      "Impor dari SID desa",
      "Kunjungan ke rumah",
      "Dari keterangan ketua RT",
      "Cara memperoleh menunjukkan apa yang dapat dilihat petugas. Menulis kunjungan padahal tidak ke rumah membuat isian tampak lebih kuat.",
    ],
    en: [
      "A family comes to the village office to update its data. How were the data obtained?",
      "At the office desk",
      "Imported from the village's SID",
      "By a visit to the house",
      "From what the RT head told",
      "How data were obtained shows what the officer could see. To write a visit without one makes entries look stronger.",
    ],
  }),
  q(19, "apply", 3, {
    id: [
      "Pak Jaya hidup sendiri dengan KK sendiri. Kini ia masuk ke KK anaknya di desa yang sama, dan KK barunya sudah terbit. Peristiwa mana yang dicatat?",
      "Pisah KK, dengan KK lamanya sendiri sebagai bukti",
      "Pindah keluar, dengan catatan RT sebagai bukti",
      "Koreksi, dengan alasan KK lamanya sudah salah",
      "Gabung KK, dengan KK yang baru sebagai bukti",
      "Satu keluarga masuk ke KK lain, dan KK lamanya ditutup. Koreksi keliru, sebab KK lama dahulu benar; ia juga tidak keluar dari desa.",
    ],
    en: [
      "Pak Jaya lived alone on a card of his own. He has now joined his son's card in the same village, and the new card is out. Which event is recorded?",
      "Splitting a card, with his old card as evidence",
      "Moving away, with the RT's note as evidence",
      "Correction, because his old card had been wrong",
      "Joining a card, with the new card as evidence",
      "One family joins another card, and its old card is closed. A correction is wrong, because the old card was true in its time; nor has he left the village.",
    ],
  }),
  q(20, "apply", 2, {
    id: [
      "Portal menyatakan NIK yang Anda ketik sudah dipakai orang lain di desa ini. KTP asli ada di tangan Anda. Apa yang diperiksa dahulu?",
      "Apakah NIK boleh dikosongkan supaya dapat dikirim",
      "Apakah orang lain itu dapat dikeluarkan lebih dahulu",
      "Apakah angkanya sama dengan KTP, satu per satu",
      "Apakah satu angka boleh diganti untuk sementara",
      "Paling sering penyebabnya salah ketik di salah satu dari keduanya. Mengganti atau mengosongkan NIK hanya menyembunyikan masalahnya.",
    ],
    en: [
      "The portal says that the NIK you typed is another person's in this village. You hold the original KTP. What is checked first?",
      "Whether the NIK may be left empty so as to send",
      "Whether the other person can be taken out first",
      "Whether the digits agree with the KTP, one by one",
      "Whether one digit may be changed for now",
      "Most often one of the two was mistyped. To change or empty the NIK merely hides the trouble.",
    ],
  }),
  q(21, "apply", 1, {
    id: [
      "Satu keluarga pindah ke desa Anda dari kabupaten lain dan sudah terdaftar di desa lamanya. Apa yang Anda siapkan untuk memintanya?",
      "Foto rumah lama, nama kepala desa, dan nomor teleponnya",
      "NIK, tanggal lahir, nomor KK lama, surat pindah",
      "Kata sandi operator desa asalnya",
      "Desil lama dan daftar bantuan mereka",
      "Permintaan hanya dibuat bila NIK, tanggal lahir, dan nomor KK lamanya cocok, dengan surat pindah sebagai bukti. Desil dan bantuan tidak diperlukan untuk itu.",
    ],
    en: [
      "A family moved to your village from another regency and is registered there. What do you need to request it?",
      "A photo of the old house, the village head's name and number",
      "NIK, birth date, old card number, letter of removal",
      "The password of the old village's operator",
      "Their old decile and the list of their aid",
      "It is only requested where NIK, birth date and old card number agree, with the letter as evidence. Decile and aid are not needed for it.",
    ],
  }),
  q(22, "judge", 3, {
    id: [
      "Desa asal belum menjawab permintaan perpindahan selama seminggu. Keluarganya ingin segera didata. Apa yang terbaik?",
      "Mendaftarkannya sebagai keluarga baru, lalu menggabungkan keduanya",
      "Meminta operator desa asal meminjamkan akunnya",
      "Membatalkan permintaan dan meminta lagi setiap hari",
      "Menunggu tenggatnya; sesudah itu tingkat di atas dapat memutuskan",
      "Bila desa asal diam sampai tenggat, tingkat di atasnya dapat memutuskan tanpa desa asal. Keluarga yang didaftarkan dua kali jauh lebih sulit dibereskan.",
    ],
    en: [
      "The old village has not answered a transfer request for a week. The family wants to be recorded soon. What is best?",
      "Register it as a new family and merge the two later on",
      "Ask the old village's operator to lend the account",
      "Withdraw the request and ask again every day",
      "Wait for its deadline; after it the level above may decide",
      "If the old village stays silent until the deadline the level above may decide. A family registered twice is far harder to mend.",
    ],
  }),
];
