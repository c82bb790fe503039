import "server-only";
import { questionsOf } from "./sheet";

const q = questionsOf("musyawarah-desa", "musdes");

export const moreQuestions = [
  q(17, "know", 2, {
    id: [
      "Apa yang harus ada sebelum musyawarah ditandai selesai di portal?",
      "Salinan KK keluarga-keluarga yang dibahas",
      "Persetujuan tertulis dari petugas kabupaten",
      "Berita acara dan daftar hadir yang sudah terisi",
      "Keputusan atas usulan yang sedang menunggu",
      "Keputusan baru dibuka sesudah berita acara dan daftar hadir ada dan musyawarah ditandai selesai. Jadi keputusan datang sesudahnya, bukan sebelumnya.",
    ],
    en: [
      "What must there be before a meeting is marked as held in the portal?",
      "Copies of the cards of the families discussed",
      "Written consent of the regency's officer",
      "Minutes and attendance that have been filled in",
      "Decisions on all the proposals that wait",
      "Decisions open once there are minutes and attendance and the meeting is marked as held. So they come after, not before.",
    ],
  }),
  q(18, "apply", 3, {
    id: [
      "Apa yang sebaiknya disebut ketika membahas satu keluarga di depan peserta?",
      "Desil lama dan desil yang diharapkan",
      "Isiannya dari awal sampai akhir",
      "NIK dan nomor KK supaya tidak keliru",
      "Nama keluarga dan perubahan pokoknya",
      "Nama dan perubahan pokok cukup untuk menilai kebenarannya. Nomor dan rincian lain membuka data pribadi tanpa perlu.",
    ],
    en: [
      "What should be named when a family is discussed before the participants?",
      "The old decile and the one hoped for",
      "Its entries from first to last",
      "NIK and card number, to avoid mistakes",
      "The family's name and its main change",
      "The name and main change are enough to judge the truth. Numbers and other details lay personal data open without need.",
    ],
  }),
  q(19, "apply", 0, {
    id: [
      "Peserta berbeda pendapat: apakah keluarga Bu Sumi masih tinggal di dusun itu? Tidak ada yang tahu pasti. Apa keputusan yang tepat?",
      "Mengembalikannya supaya operator memeriksa ke rumahnya",
      "Memutuskannya dengan suara terbanyak hari itu juga",
      "Menyepakatinya, sebab tidak ada bukti bahwa ia sudah pindah",
      "Menolaknya, sebab peserta tidak sepakat",
      "Suara terbanyak tidak mengubah di mana orang tinggal; kunjungan menjawabnya. Menolak menghentikan usulan yang mungkin benar.",
    ],
    en: [
      "Participants disagree whether Bu Sumi's family still lives in the hamlet. Nobody knows for certain. Which decision is right?",
      "Return it so that the operator looks at the house",
      "Decide it by a majority vote that very day",
      "Endorse it, since nothing proves that they moved",
      "Reject it, since participants do not agree",
      "A majority does not change where people live; a visit answers it. Rejection stops a proposal that may be true.",
    ],
  }),
  q(20, "apply", 1, {
    id: [
      "Warga yang tidak hadir meminta berita acara untuk mengetahui hasil semua tetangganya. Apa jawaban yang tepat?",
      "Ia boleh menyalinnya, sebab musyawarah itu terbuka untuk umum",
      "Ia boleh tahu hasil keluarganya sendiri, bukan tetangganya",
      "Ia harus menunggu sampai bantuannya diumumkan",
      "Ia boleh memotretnya, asalkan tidak disebarkan lagi",
      "Berita acara memuat nama keluarga lain. Yang terbuka bagi siapa pun adalah halaman periksa, yang tidak memuat nama.",
    ],
    en: [
      "A resident who was absent asks for the minutes, to learn the outcome of all neighbours. Which answer is right?",
      "She may copy it, because the meeting is open to the public",
      "She may know her own family's outcome, not the neighbours'",
      "She must wait until the aid is announced",
      "She may photograph it, if she does not pass it on",
      "The minutes hold other families' names. What is open to everybody is the page that checks them, which has no names.",
    ],
  }),
  q(21, "judge", 1, {
    id: [
      "Satu usulan memuat perubahan keuangan keluarga Pak Badrun. Seorang peserta mulai menceritakan utang Pak Badrun. Apa yang terbaik?",
      "Meminta Pak Badrun menjelaskan utangnya di depan peserta",
      "Menghentikannya, dan kembali pada kebenaran perubahan pokoknya",
      "Mencatat utang itu di berita acara sebagai alasan keputusan",
      "Mendengarkannya, sebab itu menjelaskan keadaan keluarga",
      "Keuangan tidak dibicarakan di depan umum. Ceritanya mungkin menjelaskan, tetapi usulan dapat dinilai tanpa itu.",
    ],
    en: [
      "A proposal tells of a change in the finances of Pak Badrun's family. A participant begins to talk about his debts. What is best?",
      "Ask Pak Badrun to explain his debts to those present",
      "Stop it, and come back to whether the main change is true",
      "Record the debts in the minutes as ground for the decision",
      "Let it go on, since it explains how the family lives",
      "Finances are not talked over in public. The story may explain, but the proposal can be judged without it.",
    ],
  }),
  q(22, "judge", 0, {
    id: [
      "Sesudah musyawarah, kepala desa diminta menambah dua usulan yang tidak dibahas ke dalam berita acara. Apa yang terbaik?",
      "Membawanya ke musyawarah berikutnya",
      "Menambahkannya sesudah menelepon ketua RT",
      "Menyepakatinya di portal tanpa berita acara",
      "Menambahkannya dengan tanda tangan peserta",
      "Berita acara mencatat apa yang benar-benar terjadi. Tanda tangan atau telepon tidak menggantikan pembahasan.",
    ],
    en: [
      "After the meeting the village head is asked to add two proposals to the minutes that were not discussed. What is best?",
      "Bring them to the next meeting",
      "Add them after ringing the RT heads",
      "Endorse them in the portal without minutes",
      "Add them with the participants' signatures",
      "Minutes record what really happened. Signatures or a telephone call do not replace discussion.",
    ],
  }),
];
