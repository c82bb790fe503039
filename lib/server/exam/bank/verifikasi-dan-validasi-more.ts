import "server-only";
import { questionsOf } from "./sheet";

const q = questionsOf("verifikasi-dan-validasi", "verval");

export const moreQuestions = [
  q(17, "know", 1, {
    id: [
      "Kapan sebaiknya cek lapangan diminta?",
      "Bila keluarganya pernah mengajukan sanggahan",
      "Bila perubahannya besar, buktinya lemah, atau bertentangan",
      "Bila usulannya sudah melewati tenggat pemeriksaan",
      "Bila operatornya baru bekerja pada bulan pertamanya",
      "Cek lapangan dipakai bila surat tidak cukup menjawab keraguan. Petugas baru atau tenggat bukan alasan untuk meragukan isinya.",
    ],
    en: [
      "When should a ground check be asked for?",
      "When the family has once filed an objection",
      "When a change is large, evidence weak or answers conflict",
      "When the proposal is past the deadline for checking",
      "When its operator is in the first month of work",
      "A ground check serves where papers do not settle a doubt. A new officer or a deadline is no reason to doubt the content.",
    ],
  }),
  q(18, "apply", 2, {
    id: [
      "Cek lapangan sebuah usulan belum selesai. Rekan ingin menyetujuinya hari ini. Apa yang benar?",
      "Menyetujui, lalu membaca hasilnya kemudian",
      "Meminta pendamping menyalin isian usulan",
      "Menunggu hasil ceknya, lalu memutuskan",
      "Menyetujui, bila fotonya tampak meyakinkan",
      "Cek diminta karena ada keraguan; memutuskan lebih dahulu membuatnya tidak berguna. Menyalin isian menghilangkan arti penglihatan kedua.",
    ],
    en: [
      "A proposal's ground check is not finished. A colleague wants to agree to it today. What is right?",
      "Agree, and read the result afterwards",
      "Ask the companion to copy the proposal",
      "Wait for its result, then decide",
      "Agree, if the photo looks convincing",
      "The check was asked because of a doubt; deciding before it makes it useless. Copying robs a second look of its meaning.",
    ],
  }),
  q(19, "apply", 0, {
    id: [
      'Penjelasan sebuah PERINGATAN hanya berbunyi "ok". Yang lain lengkap. Apa tindakan yang tepat?',
      "Mengembalikannya, sebab alasannya belum dijelaskan",
      "Menulis sendiri penjelasan yang menurut Anda tepat",
      "Menolaknya dan meminta operator membuat usulan baru",
      "Memverifikasinya, sebab PERINGATAN tidak menghalangi",
      "PERINGATAN boleh lewat hanya bila penjelasannya masuk akal. Pemeriksa tidak menuliskan alasan yang tidak ia ketahui.",
    ],
    en: [
      'The explanation of a warning says no more than "ok". All else is complete. What is right?',
      "Return it, because no reason has been given yet",
      "Write the explanation yourself as you think it is",
      "Reject it and ask the operator for a new proposal",
      "Verify it, because a warning bars nothing",
      "A warning may pass only with an explanation that makes sense. A checker does not write a reason they do not know.",
    ],
  }),
  q(20, "apply", 3, {
    id: [
      "Operator menawarkan memperlihatkan akta kematian lewat panggilan video, karena belum sempat memindai. Apa yang benar?",
      "Menolak usulan, sebab bukti tidak ada sejak awal",
      "Menerimanya, lalu menyimpan gambar layarnya di telepon",
      "Menerimanya, sebab Anda melihat aktanya sendiri",
      "Meminta bukti itu dicatat di portal, supaya terlihat semua",
      "Jenjang berikutnya juga harus dapat melihat buktinya. Gambar di telepon Anda adalah salinan data pribadi yang tidak terjaga.",
    ],
    en: [
      "An operator offers to show the death certificate in a video call, as there was no time to scan it. What is right?",
      "Reject the proposal, since evidence lacked from the start",
      "Accept it and keep a picture of the call on the phone",
      "Accept it, since you have seen it yourself",
      "Ask to have it in the portal, so that all tiers see it",
      "The next tier must be able to see the evidence too. A picture on your phone is an unguarded copy of personal data.",
    ],
  }),
  q(21, "apply", 2, {
    id: [
      "Sanggahan tetangga atas data Pak Kardi diterima kabupaten. Apa yang terjadi dengan datanya?",
      "Data tetap, dan penyanggah mendapat data keluarga itu",
      "Data langsung diubah menurut keterangan penyanggah",
      "Desa memperbaruinya lewat usulan yang diperiksa seperti biasa",
      "Data keluarga itu ditutup sampai ada keterangan baru dari ketua RT-nya",
      "Sanggahan sendiri tidak mengubah data; usulanlah yang mengubahnya. Penyanggah mendapat jawaban, bukan data keluarga orang lain.",
    ],
    en: [
      "The regency accepts a neighbour's objection to Pak Kardi's data. What happens to the data?",
      "The data stay, and the objector is given a copy",
      "The data are changed at once as the objector said",
      "The village updates them by a proposal, checked as usual",
      "The family's data are deleted until more is known",
      "An objection itself changes no data; a proposal does. The objector gets an answer, not another family's data.",
    ],
  }),
  q(22, "apply", 1, {
    id: [
      "Kepala dinas menemukan satu isian yang salah sebelum mengesahkan. Apa yang ia lakukan?",
      "Mengesahkannya, sebab verifikasi tanggung jawab bawahan",
      "Mengembalikannya dengan menyebut isian yang salah itu",
      "Mengesahkannya, lalu menegur verifikatornya lisan",
      "Membetulkan isiannya, lalu mengesahkan usulan itu",
      "Yang mengesahkan tidak mengubah isian, dan tidak menandatangani yang ia tahu salah. Teguran tidak membetulkan data.",
    ],
    en: [
      "A head of office finds a wrong entry before signing. What does the head do?",
      "Sign it, since verification is the staff's duty",
      "Return it, naming the entry that is wrong",
      "Sign it, then tell the verifier off in person",
      "Correct the entry, then sign the proposal",
      "Whoever signs changes no entries and does not sign what they know to be wrong. A rebuke corrects no data.",
    ],
  }),
  q(23, "judge", 0, {
    id: [
      "Sebuah desa mengirim 150 usulan dan hampir tidak pernah ada yang dikembalikan. Kepala dinas ragu sebelum mengesahkan. Apa yang terbaik?",
      "Membuka beberapa usulan desa itu dan membaca buktinya",
      "Mengesahkannya, sebab verifikator sudah memeriksa",
      "Mengembalikan ke-150 usulan untuk diverifikasi ulang",
      "Membiarkannya tanpa keputusan sampai akhir periode",
      "Jarang dikembalikan dapat berarti rapi atau tidak diperiksa; hanya melihat isinya yang membedakan. Mengembalikan semua menghukum tanpa bukti.",
    ],
    en: [
      "A village sent 150 proposals, hardly any ever returned. The head of office has doubts before signing. What is best?",
      "Open some of that village's and read the evidence",
      "Sign them, because the verifier has checked them",
      "Return all 150 to be verified once more",
      "Leave them undecided until the period ends",
      "Few returns may mean tidy work or no checking; only a look tells them apart. Returning all punishes without evidence.",
    ],
  }),
  q(24, "judge", 3, {
    id: [
      "Isian menyebut tidak ada kulkas, tetapi foto ruang dalam memperlihatkan kulkas. Operator berkata itu titipan tetangga. Apa yang terbaik?",
      "Memverifikasinya, sebab operator sudah menjelaskan lisan",
      "Menghapus foto itu dari usulan, lalu memverifikasinya",
      "Menolaknya, sebab keluarga itu jelas menyembunyikan hartanya dari Anda",
      "Mengembalikannya supaya penjelasan itu ditulis, atau meminta cek",
      "Penjelasan mungkin benar, tetapi harus tertulis supaya jenjang berikutnya memahaminya. Menuduh tanpa bukti sama kelirunya dengan membiarkan.",
    ],
    en: [
      "The form says no refrigerator, but the photo of the room shows one. The operator says it is kept for a neighbour. What is best?",
      "Verify it, because the operator has explained by word of mouth",
      "Remove the photo from the proposal, then verify it",
      "Reject it, because the family is plainly hiding goods",
      "Return it so that this is written down, or ask for a check",
      "The explanation may be true but must be written so that the next tier understands. To accuse without evidence is as wrong as to let it pass.",
    ],
  }),
];
