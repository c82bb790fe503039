import { activity, ask, example, figure, list, right, section, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "DTSEN, siapa memutuskan apa, dan arti desil",
  purpose: "Anda tahu untuk apa data ini, siapa berwenang atas apa, dan apa yang boleh dijanjikan kepada warga.",
  outcomes: [
    "menjelaskan DTSEN kepada warga dengan kata sendiri",
    "menyebut siapa yang mengusulkan, memeriksa, dan menetapkan",
    "menjelaskan mengapa desil dapat berubah walau keadaan keluarga tetap",
  ],
  sections: [
    section(
      "apa-itu",
      "Apa itu DTSEN",
      text(
        "DTSEN adalah Data Tunggal Sosial dan Ekonomi Nasional. Isinya keadaan setiap keluarga: siapa anggotanya, rumahnya, pekerjaannya, sekolahnya, dan kesehatannya. Dahulu setiap kementerian punya daftar sendiri. Sekarang semua memakai satu daftar.",
      ),
      text(
        "Daftar itu hanya berguna bila benar. Orang lahir, meninggal, pindah, sakit, dan mendapat pekerjaan. Karena itu data perlu diperbarui terus. Desa paling tahu keadaan warganya, jadi pemutakhiran dimulai dari desa.",
      ),
    ),
    section(
      "siapa",
      "Siapa memutuskan apa",
      figure(
        "flow",
        "Jalan sebuah usulan, dari desa sampai diterapkan. Daerah dapat menambah atau mengurangi jenjang.",
        "Draf|Operator atau pendamping mengisi",
        "Diajukan|Operator mengirim ke Musdes",
        "Disepakati|Musyawarah desa atau kelurahan",
        "Terverifikasi|Petugas kabupaten/kota",
        "Tervalidasi|Petugas provinsi",
        "Diterapkan|Pembina (BPS) memeriksa mutu",
      ),
      list(
        "Desa mengusulkan. Desa tidak menetapkan siapa yang menerima bantuan.",
        "Kabupaten, kota, dan provinsi memeriksa usulan itu.",
        "BPS membina mutu data dan menetapkan desil.",
        "Kementerian atau dinas memutuskan penerima programnya masing-masing.",
      ),
      warning("Tidak seorang pun di desa, kabupaten, atau provinsi boleh menetapkan atau menjanjikan desil."),
    ),
    section(
      "desil",
      "Apa arti desil",
      text(
        "BPS mengurutkan semua keluarga di Indonesia menurut perkiraan pengeluaran per orang. Urutan itu dibagi sepuluh bagian yang sama besar. Satu bagian disebut desil. Desil 1 adalah sepersepuluh terbawah, desil 10 sepersepuluh teratas.",
      ),
      figure(
        "deciles",
        "Sepuluh bagian yang sama besar. Desil adalah urutan, bukan jumlah uang.",
        "paling bawah",
        "paling atas",
      ),
      list(
        "Desil bukan besarnya penghasilan.",
        "Desil tidak sama dengan miskin atau tidak miskin.",
        "Desil dihitung secara nasional, jadi bergantung juga pada keluarga lain.",
        "Angka 0 di portal berarti belum diperingkat.",
      ),
      text(
        "Desil sebuah keluarga dapat berubah karena tiga hal: keadaannya berubah, datanya dibetulkan, atau hitungan dan urutan keluarga lain berubah.",
      ),
    ),
    section(
      "warga",
      "Menjawab pertanyaan warga",
      example(
        "Pak Rahmat (nama karangan) datang ke kantor desa",
        "Pak Rahmat bertanya, mengapa desilnya naik dari 3 ke 5 padahal hidupnya sama.",
        'Operator membuka halaman keluarganya dan membaca tanggal hasil BPS. Operator berkata: "Yang menetapkan desil BPS. Mari kita lihat apakah data Bapak masih benar."',
        "Ternyata jumlah anggota keluarga salah. Operator menyusun usulan. Operator tidak menjanjikan desil turun.",
      ),
    ),
  ],
  mistakes: [
    "Menjanjikan bantuan atau desil tertentu bila warga mau didata.",
    "Mengubah jawaban supaya desil turun. Itu memalsukan data.",
    "Menyebut usulan yang baru dikirim sebagai data yang sudah sah.",
  ],
  exercises: [
    ask(
      "Siapa yang menetapkan desil sebuah keluarga?",
      wrong("Musyawarah desa", "Musyawarah menyepakati usulan isi data, bukan desil."),
      wrong("Dinas sosial kabupaten", "Dinas memeriksa usulan, tetapi tidak menghitung desil."),
      right("BPS", "Hanya BPS yang menetapkan desil. Portal memuat hasilnya beserta tanggalnya."),
    ),
    ask(
      "Keadaan keluarga tetap, tetapi desilnya berubah. Apakah itu mungkin?",
      right(
        "Ya, karena desil adalah urutan di antara semua keluarga",
        "Bila keluarga lain berubah, urutan ikut bergeser.",
      ),
      wrong("Tidak, pasti ada yang mengubah datanya", "Data dapat tetap sama, sedangkan urutan bergeser."),
      wrong("Ya, karena operator dapat mengubah desil", "Operator tidak dapat mengubah desil."),
    ),
    ask(
      "Warga minta datanya dibuat lebih miskin supaya dapat bantuan. Apa jawaban Anda?",
      wrong(
        "Mengisi sesuai permintaan, lalu biar kabupaten yang menolak",
        "Isian yang sengaja salah tetap kesalahan Anda.",
      ),
      right(
        "Mengisi keadaan yang sebenarnya dan menjelaskan caranya",
        "Data harus sesuai keadaan. Penjelasan yang jujur menjaga kepercayaan.",
      ),
      wrong("Menolak mendata keluarga itu", "Setiap keluarga berhak didata dengan benar."),
    ),
  ],
  agenda: [
    activity(
      10,
      "Pembukaan",
      "Tulis satu pertanyaan tentang desil yang pernah ditanyakan warga. Simpan untuk akhir pertemuan.",
    ),
    activity(
      20,
      "Penjelasan",
      "Pelatih menerangkan siapa yang mengisi, memeriksa, dan menetapkan peringkat, dengan gambar alur pada modul ini.",
    ),
    activity(
      25,
      "Kerja kelompok",
      "Empat kartu kasus: keluarga baru, keluarga pindah, desil naik, bantuan berhenti. Tentukan siapa yang berwenang dan ke mana warga diarahkan.",
    ),
    activity(
      20,
      "Bermain peran",
      "Satu orang menjadi warga yang kecewa dengan desilnya, satu menjadi petugas. Petugas menjelaskan tanpa menjanjikan bantuan.",
    ),
    activity(15, "Penutup", "Kerjakan latihan modul ini sendiri, bahas bersama, lalu jawab pertanyaan dari pembukaan."),
  ],
  summary: [
    "DTSEN: satu daftar keadaan keluarga untuk semua program.",
    "Desa mengusulkan, kabupaten dan provinsi memeriksa, BPS membina mutu dan menetapkan desil.",
    "Desil adalah urutan nasional dalam sepuluh bagian, bukan penghasilan.",
    "Jangan menjanjikan desil atau bantuan.",
  ],
};
