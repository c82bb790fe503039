import { options, type QuestionDefinition } from "../question";
import { INDUSTRY, YES_NO } from "./option-lists";

/** Block IV-C, 416-419. */
export const EMPLOYMENT: readonly QuestionDefinition[] = [
  {
    no: "416a",
    key: "workedLastWeek",
    label: { id: "Bekerja/membantu bekerja selama seminggu yang lalu", en: "Worked/helped working in the last week" },
    type: "choice",
    options: YES_NO,
    askIf: "presence in [1,5] && age >= 5",
    help: {
      id: "Bekerja paling sedikit satu jam untuk memperoleh penghasilan, termasuk membantu usaha keluarga tanpa dibayar.",
      en: "At least one hour of work for income, unpaid help in a family business included.",
    },
  },
  {
    no: "416b",
    key: "hoursWorkedLastWeek",
    label: { id: "Jumlah jam bekerja", en: "Hours worked in the last week" },
    type: "integer",
    min: 1,
    max: 99,
    unit: { id: "jam", en: "hours" },
    askIf: "presence in [1,5] && age >= 5 && workedLastWeek == 1",
    help: {
      id: "Jumlah jam semua pekerjaan dari hari Senin sampai Minggu yang lalu.",
      en: "Hours of all jobs from Monday to Sunday of last week.",
    },
  },
  {
    no: "417",
    key: "jobIndustry",
    label: { id: "Lapangan usaha dari pekerjaan utama", en: "Industry of the main job" },
    type: "choice",
    options: INDUSTRY,
    askIf: "presence in [1,5] && age >= 5 && workedLastWeek == 1",
    help: {
      id: "Bidang usaha tempat bekerja, bukan jabatannya. Guru honorer di sekolah: Pendidikan.",
      en: "The field of the workplace, not the position. A teacher at a school: Education.",
    },
  },
  {
    no: "418",
    key: "employmentStatus",
    label: { id: "Status kedudukan dalam pekerjaan utama", en: "Employment status in the main job" },
    type: "choice",
    options: options(
      [1, "Berusaha sendiri", "Own-account worker"],
      [2, "Berusaha dibantu buruh tidak tetap/tidak dibayar", "Employer with temporary/unpaid workers"],
      [3, "Berusaha dibantu buruh tetap/dibayar", "Employer with permanent/paid workers"],
      [4, "Buruh/karyawan/pegawai swasta", "Private employee"],
      [5, "PNS/TNI/Polri/BUMN/BUMD/pejabat negara", "Civil servant/military/police/state firm/official"],
      [6, "Pekerja bebas pertanian", "Casual worker, agriculture"],
      [7, "Pekerja bebas non-pertanian", "Casual worker, non-agriculture"],
      [8, "Pekerja keluarga/tidak dibayar", "Unpaid family worker"],
    ),
    askIf: "presence in [1,5] && age >= 5 && workedLastWeek == 1",
    help: {
      id: "Pekerja bebas: bekerja pada siapa saja yang membutuhkan, dibayar harian atau borongan.",
      en: "Casual worker: works for whoever needs it, paid by day or by job.",
    },
  },
  {
    no: "419",
    key: "npwp",
    label: { id: "Kepemilikan NPWP", en: "Has a tax number (NPWP)" },
    type: "choice",
    options: options(
      [1, "Ada, dapat menunjukkan", "Yes, shown"],
      [2, "Ada, tidak dapat menunjukkan", "Yes, not shown"],
      [3, "Tidak ada", "No"],
    ),
    askIf: "presence in [1,5] && age >= 5",
    help: { id: "NPWP adalah Nomor Pokok Wajib Pajak.", en: "NPWP is the tax number." },
  },
];
