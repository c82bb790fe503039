import type { PlainWords } from "./plain-words";

const difficulty = (id: string, en: string, hint?: string, hintEn?: string): PlainWords =>
  hint === undefined || hintEn === undefined
    ? [`Apakah sulit ${id}?`, `Any difficulty ${en}?`]
    : [`Apakah sulit ${id}?`, `Any difficulty ${en}?`, hint, hintEn];

const inLastYear = (id: string, en: string, hint: string, hintEn: string): PlainWords => [
  `Setahun terakhir, apakah ikut ${id}?`,
  `In the last year, part of ${en}?`,
  hint,
  hintEn,
];

/** One person of the family. The page says who: the questions need no subject. */
export const PERSON_WORDS: Readonly<Record<string, PlainWords>> = {
  "member.name": ["Nama lengkap", "Full name", "Seperti di akta, KTP, atau Kartu Keluarga.", "As on the papers."],
  "member.sex": ["Laki-laki atau perempuan?", "Male or female?"],
  "member.birthDate": ["Tanggal lahir", "Date of birth"],
  "member.maritalStatus": [
    "Sudah kawin atau belum?",
    "Married or not?",
    "Kawin adat atau kawin siri juga dihitung.",
    "Customary and unregistered marriages count.",
  ],
  "member.relationToHead": [
    "Apa hubungannya dengan kepala keluarga?",
    "What is the relation to the head of the family?",
    "Kepala keluarga hanya satu orang.",
    "There is exactly one head.",
  ],
  "member.pregnant": ["Apakah sedang hamil?", "Pregnant now?"],
  "member.identityCards": [
    "Surat apa saja yang dimiliki?",
    "Which of these papers are there?",
    "Centang semua yang ada. KIA adalah Kartu Identitas Anak.",
    "Tick all. KIA is the child identity card.",
  ],
  "member.schoolParticipation": [
    "Masih sekolah, sudah berhenti, atau belum pernah?",
    "Still at school, stopped, or never been?",
    "Paket A, B, dan C dihitung sekolah. PAUD dan TK tidak.",
    "Paket A, B and C count as school, kindergarten does not.",
  ],
  "member.highestLevelAttended": [
    "Sekolah tertinggi yang pernah atau sedang diikuti",
    "Highest school ever attended",
    "Walau tidak tamat.",
    "Even if not finished.",
  ],
  "member.highestGradeAttended": [
    "Kelas berapa yang terakhir di sekolah itu?",
    "Which was the last grade at that school?",
    "Pilih 8 bila sudah tamat dan lulus.",
    "Choose 8 if finished and passed.",
  ],
  "member.highestCertificate": [
    "Ijazah tertinggi yang sudah diterima",
    "Highest certificate received",
    "Bukan sekolah yang masih diikuti.",
    "Not the school still being attended.",
  ],
  "member.workedLastWeek": [
    "Minggu lalu, apakah bekerja?",
    "Any work last week?",
    "Paling sedikit satu jam untuk mencari penghasilan, atau membantu usaha keluarga tanpa dibayar.",
    "At least one hour for income, or unpaid help in a family business.",
  ],
  "member.hoursWorkedLastWeek": [
    "Berapa jam bekerja minggu lalu?",
    "How many hours of work last week?",
    "Jumlahkan semua pekerjaan dari Senin sampai Minggu.",
    "All jobs together, Monday to Sunday.",
  ],
  "member.jobIndustry": [
    "Bekerja di bidang apa?",
    "In which field is the work?",
    "Bidang tempat bekerja. Guru di sekolah: Pendidikan.",
    "The field of the workplace. A teacher at a school: Education.",
  ],
  "member.employmentStatus": [
    "Bekerja sebagai apa?",
    "What kind of worker?",
    "Pekerja bebas: bekerja pada siapa saja, dibayar harian atau borongan.",
    "Casual worker: works for whoever needs it, paid by day or job.",
  ],
  "member.npwp": ["Apakah punya NPWP?", "Is there a tax number (NPWP)?", "Nomor Pokok Wajib Pajak.", "The tax number."],
  "member.ownsBusiness": [
    "Apakah punya usaha sendiri atau bersama?",
    "Is there a business of one's own or shared?",
    "Warung, sawah, ternak, dan jualan lewat internet juga usaha.",
    "A stall, a field, livestock and selling online count.",
  ],
  "member.businessCount": ["Ada berapa usaha?", "How many businesses?"],
  "member.businessIndustry": [
    "Usaha utamanya di bidang apa?",
    "In which field is the main business?",
    "Yang hasilnya paling besar.",
    "The one that earns most.",
  ],
  "member.paidWorkers": [
    "Berapa orang yang bekerja di usaha itu dan dibayar?",
    "How many people work there for pay?",
    "Pemilik tidak dihitung. Tulis 0 bila tidak ada.",
    "Without the owner. Write 0 if there are none.",
  ],
  "member.unpaidWorkers": [
    "Berapa orang yang membantu usaha itu tanpa dibayar?",
    "How many people help there without pay?",
    "Misalnya anggota keluarga. Tulis 0 bila tidak ada.",
    "Family members, for example. Write 0 if there are none.",
  ],
  "member.businessPermit": [
    "Surat izin usaha apa yang dimiliki?",
    "Which business permit is there?",
    "Pilih yang utama. Tanpa surat: Belum memiliki izin usaha.",
    "Choose the main one. Without papers: no permit yet.",
  ],
  "member.monthlyTurnover": [
    "Kira-kira berapa rupiah penjualan usaha itu sebulan?",
    "About how much does the business sell in a month?",
    "Uang yang masuk, sebelum dikurangi biaya.",
    "Money coming in, before costs.",
  ],
  "member.businessInternetUse": [
    "Untuk usaha itu, internet dipakai untuk apa?",
    "What is the internet used for in the business?",
    "Centang semua yang sesuai.",
    "Tick all that apply.",
  ],
  "member.childNutrition": [
    "Bagaimana gizi anak menurut posyandu atau puskesmas, 3 bulan terakhir?",
    "What did the health post say of the child's nutrition in the last 3 months?",
    "Lihat buku KIA.",
    "See the child health book.",
  ],
  "member.difficultySeeing": difficulty(
    "melihat",
    "seeing",
    "Dengan kacamata, bila biasa memakainya.",
    "With glasses, if worn.",
  ),
  "member.difficultyHearing": difficulty(
    "mendengar",
    "hearing",
    "Dengan alat bantu dengar, bila biasa memakainya.",
    "With a hearing aid, if worn.",
  ),
  "member.difficultyWalking": difficulty("berjalan atau naik tangga", "walking or climbing stairs"),
  "member.difficultyHands": difficulty(
    "menggerakkan tangan atau jari",
    "moving hands or fingers",
    "Misalnya mengancingkan baju atau memegang sendok.",
    "Such as buttoning a shirt or holding a spoon.",
  ),
  "member.difficultyLearning": difficulty(
    "belajar atau memahami, dibanding orang seumurnya",
    "learning or understanding, compared with others of that age",
  ),
  "member.difficultyBehaviour": difficulty(
    "mengendalikan perilaku, dibanding orang seumurnya",
    "controlling behaviour, compared with others of that age",
  ),
  "member.difficultySpeaking": difficulty("berbicara atau membuat orang mengerti", "speaking or being understood"),
  "member.difficultySelfCare": difficulty(
    "mengurus diri sendiri",
    "with self-care",
    "Mandi, makan, berpakaian, ke kamar kecil.",
    "Washing, eating, dressing, using the toilet.",
  ),
  "member.difficultyRemembering": difficulty("mengingat atau memusatkan pikiran", "remembering or concentrating"),
  "member.sadnessDepression": [
    "Seberapa sering merasa sangat sedih atau tertekan?",
    "How often very sad or depressed?",
    "Sebaiknya dijawab oleh orang itu sendiri.",
    "Best answered by the person.",
  ],
  "member.caregiver": ["Siapa yang merawat sehari-hari?", "Who gives daily care?"],
  "member.chronicIllness": [
    "Apakah ada sakit yang sudah lama?",
    "Any long-lasting illness?",
    "Yang sudah dikatakan oleh tenaga kesehatan. Bila lebih dari satu, pilih yang paling berat.",
    "As a health worker said. If there are several, the gravest.",
  ],
  "member.healthInsurance": [
    "Setahun terakhir, jaminan kesehatan apa yang dimiliki?",
    "Which health insurance in the last year?",
    "Centang semua. PBI: iuran dibayar pemerintah.",
    "Tick all. PBI: the state pays the premium.",
  ],
  "member.prakerja": inLastYear(
    "program Kartu Prakerja",
    "the pre-employment card programme",
    "Pelatihan kerja dari pemerintah.",
    "Job training of the government.",
  ),
  "member.kur": inLastYear(
    "Kredit Usaha Rakyat (KUR)",
    "people's business credit (KUR)",
    "Pinjaman usaha dari bank dengan bunga ringan.",
    "A business loan of a bank at low interest.",
  ),
  "member.umi": inLastYear(
    "pembiayaan Ultra Mikro (UMi)",
    "ultra-micro financing (UMi)",
    "Pinjaman usaha paling banyak Rp20 juta, bukan dari bank.",
    "A business loan of at most Rp20 million, not of a bank.",
  ),
  "member.pip": inLastYear(
    "Program Indonesia Pintar (PIP)",
    "the school grant PIP",
    "Bantuan uang sekolah.",
    "Money for school.",
  ),
  "member.employmentInsurance": [
    "Jaminan kerja atau pensiun apa yang dimiliki?",
    "Which work insurance or pension is there?",
    "Lihat kartu BPJS Ketenagakerjaan. Centang semua yang ada.",
    "See the employment insurance card. Tick all.",
  ],
};
