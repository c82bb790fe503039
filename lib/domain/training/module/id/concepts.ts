import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Konsep: keluarga, tempat tinggal, dan pertanyaan yang sering keliru",
  purpose: "Anda memakai arti kata yang sama dengan semua petugas lain, sehingga jawaban dapat dibandingkan.",
  outcomes: [
    "membaca Kartu Keluarga dan menentukan siapa anggota keluarga",
    "membedakan alamat di KK dan tempat tinggal sekarang",
    "menanyakan disabilitas dengan kata yang benar",
    "memilih tanggal keadaan yang benar",
  ],
  sections: [
    section(
      "keluarga",
      "Satu KK, satu keluarga",
      text(
        "Di portal, keluarga adalah orang-orang dalam satu Kartu Keluarga. Dua keluarga dapat tinggal di satu rumah dan makan bersama. Bila KK-nya dua, isilah dua keluarga.",
      ),
      figure(
        "card",
        "Baca KK dari atas ke bawah. Bandingkan dengan orang yang benar-benar ada.",
        "KARTU KELUARGA (contoh)",
        "Nomor KK: 9901010101200001|16 angka, ada di bagian atas",
        "Kepala keluarga|tepat satu orang",
        "NIK setiap anggota|16 angka, berbeda setiap orang",
        "Hubungan dengan kepala|istri, suami, anak, orang tua, lain",
        "Tanggal terbit|KK lama mungkin sudah tidak cocok",
      ),
      list(
        "Nomor KK dapat berganti karena pindah, kematian, atau pisah KK. NIK tidak berganti seumur hidup.",
        "Orang yang belum punya NIK tetap dicatat, dengan alasannya. Portal memberi tanda sementara.",
        "Satu orang hanya boleh aktif di satu keluarga.",
      ),
    ),
    section(
      "tinggal",
      "Tempat tinggal",
      text(
        "Catat di mana keluarga tinggal sekarang, bukan hanya alamat di KTP. Bandingkan keduanya: sesuai KK dan KTP, hanya KK, hanya KTP, atau tidak keduanya.",
      ),
      text(
        "Anggota yang bekerja di luar negeri tetap dalam KK, tetapi dicatat tidak tinggal di sini. Anggota yang sudah pindah dan punya KK lain dicatat sebagai peristiwa pindah atau pisah KK.",
      ),
      example(
        "Keluarga Ibu Sari (karangan)",
        "KK memuat lima orang. Anak sulung bekerja di Malaysia. Adik Ibu Sari menumpang tidur di rumah itu, tetapi punya KK sendiri.",
        "Keluarga Ibu Sari berisi lima orang; anak sulung dicatat di luar negeri. Adik Ibu Sari didata dengan KK-nya sendiri.",
      ),
    ),
    section(
      "variabel",
      "Apa saja yang ditanyakan",
      text(
        "Pemeriksaan lapangan 2025 memakai 39 pertanyaan inti. Kuesioner di portal memuat lebih banyak. Buku kode menjelaskan setiap pertanyaan, pilihan jawabannya, dan pemiliknya.",
      ),
      list(
        "Rumah: lantai, dinding, atap, air minum, jamban, listrik, dan luas.",
        "Orang: umur, sekolah, pekerjaan, usaha, kesehatan, dan disabilitas.",
        "Milik: emas, kendaraan, ternak, tanah, dan alat rumah tangga.",
        "Program: bantuan yang diterima dalam 12 bulan terakhir.",
      ),
      link("/buku-kode", "Buka buku kode"),
      text(
        "Setiap isian punya tanggal keadaan: hari saat jawabannya benar. Umur dihitung pada tanggal itu. Data yang tidak ditanya kali ini tetap dengan tanggal lamanya.",
      ),
    ),
    section(
      "disabilitas",
      "Menanyakan disabilitas",
      text(
        'Jangan bertanya "Apakah Anda cacat?". Kata itu menyakitkan dan jawabannya tidak dapat dibandingkan. Tanyakan seberapa sulit orang itu melakukan sesuatu, walau memakai alat bantu. Cara ini berasal dari Kelompok Washington.',
      ),
      steps(
        "Sebut kegiatannya: melihat, mendengar, berjalan, mengingat, mengurus diri, atau berbicara.",
        'Tanya: "Apakah ada kesulitan?"',
        "Bila ada, tanya seberapa besar: sedikit, banyak, atau sama sekali tidak bisa.",
        "Catat jawaban orangnya sendiri bila ia dapat menjawab.",
      ),
      warning("Jangan menebak disabilitas dari penampilan. Banyak kesulitan tidak terlihat."),
    ),
    section(
      "pembetulan",
      "Keadaan berubah atau isian salah?",
      text(
        "Ada dua hal yang berbeda. Bila lantai tanah diganti semen, keadaan berubah. Bila lantai dari dulu semen tetapi tertulis tanah, itu koreksi. Pilih yang benar, sebab grafik kemiskinan membedakan keduanya.",
      ),
    ),
  ],
  mistakes: [
    "Menggabungkan dua KK karena serumah.",
    "Memakai tanggal hari ini, padahal keadaan dilihat minggu lalu.",
    'Menulis "tidak ada disabilitas" tanpa bertanya.',
    "Mencatat koreksi sebagai perubahan keadaan.",
  ],
  exercises: [
    ask(
      "Dua KK tinggal di satu rumah dan makan dari satu dapur. Berapa keluarga Anda isi?",
      wrong("Satu", "Itu hitungan rumah tangga. Portal memakai keluarga menurut KK."),
      right("Dua", "Satu KK adalah satu keluarga."),
      wrong("Tidak diisi sampai mereka pindah", "Keduanya harus didata sekarang."),
    ),
    ask(
      "Kakek memakai kacamata dan membaca dengan lancar. Bagaimana dengan kesulitan melihat?",
      right("Tidak ada kesulitan", "Yang ditanya kesulitan saat memakai alat bantu."),
      wrong("Banyak kesulitan, karena berkacamata", "Dengan kacamata ia dapat melihat dengan baik."),
      wrong("Tidak perlu ditanya", "Setiap kegiatan tetap ditanyakan."),
    ),
    ask(
      "Tahun lahir anak tertulis 2015, padahal akta menulis 2016. Apa jenis perubahannya?",
      wrong("Perubahan keadaan", "Anak itu tidak berubah lahir. Isiannya yang salah."),
      right("Koreksi", "Isian lama salah, keadaannya sendiri tidak berubah."),
      wrong("Keluarga baru", "Keluarganya sudah terdaftar."),
    ),
  ],
  agenda: [
    activity(15, "Pembukaan", "Gambar susunan keluarga Anda sendiri. Tandai siapa satu KK dan siapa satu dapur."),
    activity(
      35,
      "Penjelasan",
      "Pelatih menerangkan keluarga, domisili, kepala keluarga, dan bagian-bagian isian, satu contoh untuk tiap pengertian.",
    ),
    activity(
      40,
      "Kerja kelompok",
      "Enam keluarga karangan: anak kuliah di kota, dua KK satu rumah, pekerja di luar negeri, lansia sendiri, anak titipan, keluarga yang pisah. Tentukan anggota, kepala, dan alamat.",
    ),
    activity(
      35,
      "Latihan berpasangan",
      "Tanyakan pertanyaan kesulitan satu sama lain dengan kalimat yang tertulis. Catat tingkat kesulitannya, bukan nama penyakitnya.",
    ),
    activity(
      40,
      "Praktik",
      "Isi bagian rumah dan aset satu keluarga contoh di portal. Bandingkan dengan teman sebangku, lalu cari sebab tiap perbedaan.",
    ),
    activity(15, "Penutup", "Kerjakan latihan modul ini dan bahas jawabannya."),
  ],
  summary: [
    "Satu KK adalah satu keluarga, tepat satu kepala.",
    "Catat tempat tinggal sekarang dan bandingkan dengan KK serta KTP.",
    "Disabilitas: tanya seberapa sulit, jangan menebak.",
    "Tanggal keadaan adalah hari saat jawabannya benar.",
    "Keadaan berubah tidak sama dengan isian yang dibetulkan.",
  ],
};
