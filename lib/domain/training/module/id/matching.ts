import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "NIK padan dan pertukaran data",
  purpose: "Anda tahu arti padan, dapat membereskan yang tidak padan, dan menukar berkas dengan aman.",
  outcomes: [
    "membaca NIK dan mengenali salah ketik",
    "menjelaskan empat keadaan padan",
    "mengimpor buku kerja dari SID desa",
    "mengikuti kiriman ke pusat sampai ada jawaban",
  ],
  sections: [
    section(
      "padan",
      "Apa arti padan",
      text(
        "Padan berarti NIK, nama, dan tanggal lahir cocok dengan data Dukcapil. Portal tidak terhubung langsung ke Dukcapil. Petugas memuat berkas jawaban Dukcapil, lalu portal menandai setiap orang.",
      ),
      list(
        "Padan: cocok.",
        "Tidak padan: tidak ditemukan atau berbeda.",
        "Salah ketik: hampir cocok, biasanya satu angka tertukar.",
        "Belum dicek: belum ada jawaban, atau NIK baru saja berubah.",
      ),
      link("/padan", "Buka NIK padan"),
    ),
    section(
      "nik",
      "Membaca NIK",
      figure(
        "card",
        "NIK contoh ini karangan. Semua NIK di pelatihan diawali 99.",
        "9901 01 450690 0001",
        "990101|enam angka: wilayah saat NIK dibuat",
        "45|hari lahir; perempuan ditambah 40",
        "0690|bulan dan tahun lahir, Juni 1990",
        "0001|nomor urut",
      ),
      text(
        "Angka hari 45 berarti perempuan yang lahir tanggal 5. Wilayah di NIK tidak berubah walau orangnya pindah. Jadi NIK dari daerah lain tidak berarti salah.",
      ),
    ),
    section(
      "beres",
      "Membereskan yang tidak padan",
      steps(
        "Lihat KTP atau KK asli. Jangan memakai fotokopi yang buram.",
        "Bandingkan satu per satu: angka, nama lengkap, dan tanggal lahir.",
        "Bila isian portal salah, betulkan dengan peristiwa NIK salah.",
        "Bila suratnya sendiri salah, antar warga ke Dukcapil. Tulis penjelasan di portal.",
        "Sesudah ada jawaban baru, status berubah sendiri.",
      ),
      example(
        "Nama yang disingkat",
        "KTP menulis Muhammad Yusuf (karangan). Isian menulis M. Yusuf. NIK 9901010703820002 sama.",
        "Dukcapil menjawab tidak padan karena nama berbeda. Operator membetulkan nama sesuai KTP, lalu mengirim usulan.",
      ),
      warning("Jangan mengubah angka NIK supaya padan tanpa melihat KTP atau KK."),
    ),
    section(
      "tukar",
      "Menukar berkas",
      text(
        "Desa yang memakai SID dapat mengimpor buku kerja penduduk. Portal menunjukkan dahulu baris yang baru, berubah, dan bermasalah. Tidak ada yang berubah sebelum Anda setuju.",
      ),
      link("/impor", "Buka Impor data desa"),
      text(
        "Usulan yang sudah diterapkan dikumpulkan menjadi paket untuk pusat. Setiap paket punya daftar pengantar. Jawaban pusat dicatat satu per satu: diterima, ditolak dengan alasan, atau masuk hasil BPS.",
      ),
      figure(
        "flow",
        "Diterapkan di portal belum berarti masuk data nasional.",
        "Diterapkan|data di portal berubah",
        "Dikirim|paket dan daftar pengantar",
        "Diterima atau ditolak|jawaban pusat dengan alasan",
        "Masuk hasil BPS|pada penghitungan berikutnya",
      ),
      text(
        "Kirim berkas hanya lewat saluran resmi dan dengan berita acara serah terima. Hapus salinan di komputer sesudah selesai.",
      ),
    ),
  ],
  mistakes: [
    "Menganggap tidak padan berarti orangnya tidak ada.",
    "Menukar NIK suami dan istri.",
    "Mengirim berkas NIK lewat grup pesan.",
    "Berkata kepada warga bahwa data nasional sudah berubah, padahal baru dikirim.",
  ],
  exercises: [
    ask(
      "NIK seorang perempuan memuat angka 52 pada tempat hari lahir. Tanggal berapa ia lahir?",
      right("Tanggal 12", "Untuk perempuan, hari lahir ditambah 40. Jadi 52 dikurangi 40."),
      wrong("Tanggal 52", "Tidak ada tanggal 52."),
      wrong("NIK itu pasti salah", "Angka di atas 40 benar untuk perempuan."),
    ),
    ask(
      "NIK berawalan daerah lain. Apa kesimpulan Anda?",
      wrong("NIK palsu", "Awalan menunjuk tempat NIK dibuat, bukan tempat tinggal."),
      right("Mungkin orang itu pindahan; periksa KTP-nya", "NIK berlaku seumur hidup."),
      wrong("Harus diganti dengan NIK daerah ini", "NIK tidak berganti."),
    ),
    ask(
      "Akta dan KTP berbeda tanggal lahirnya. Siapa yang dapat membetulkan surat?",
      wrong("Operator di portal", "Portal mengusulkan, tidak mengubah surat kependudukan."),
      wrong("Musyawarah desa", "Musyawarah tidak berwenang atas akta."),
      right("Dukcapil", "Warga mengurusnya ke Dukcapil, lalu operator mencatat hasilnya."),
    ),
  ],
  agenda: [
    activity(10, "Pembukaan", "Tulis tiga sebab nomor seorang warga tidak ditemukan di Dukcapil."),
    activity(
      20,
      "Penjelasan",
      "Pelatih menerangkan arti setiap balasan pemadanan dan siapa yang dapat membetulkannya.",
    ),
    activity(
      30,
      "Kerja kelompok",
      "Baca dua belas balasan karangan: padan, beda nama, beda tanggal, tidak ditemukan. Tentukan tindakan dan surat yang diminta.",
    ),
    activity(
      20,
      "Praktik",
      "Buka templat pertukaran dengan data karangan. Temukan tiga baris yang salah dan sebutkan sebabnya.",
    ),
    activity(10, "Penutup", "Kerjakan latihan modul ini dan bahas jawabannya."),
  ],
  summary: [
    "Padan: cocok dengan Dukcapil. Lihat KTP dan KK asli.",
    "Perempuan: hari lahir dalam NIK ditambah 40.",
    "Isian salah dibetulkan di portal, surat salah diurus ke Dukcapil.",
    "Diterapkan, dikirim, diterima, masuk hasil BPS: empat langkah berbeda.",
  ],
};
