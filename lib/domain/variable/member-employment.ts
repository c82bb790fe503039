import { OWNERS } from "./owner";
import { inSection, regsosek, span } from "./variable";

/** Block IV-C. */
export const EMPLOYMENT_VARIABLES = inSection({ level: "member", section: "employment", owner: OWNERS.labour }, [
  {
    key: "workedLastWeek",
    label: { id: "Bekerja/membantu bekerja selama seminggu yang lalu", en: "Worked/helped working in the last week" },
    questions: regsosek("416a"),
    sql: "smallint",
    codes: [1, 2],
    official: ["anggota:status_bekerja"],
  },
  {
    key: "hoursWorkedLastWeek",
    label: { id: "Jumlah jam bekerja", en: "Hours worked in the last week" },
    questions: regsosek("416b"),
    sql: "smallint",
    min: 1,
    max: 99,
  },
  {
    key: "jobIndustry",
    label: {
      id: "Lapangan usaha dari pekerjaan utama (tulis + kode oleh PML)",
      en: "Industry of the main job (text + code by inspector)",
    },
    questions: regsosek("417"),
    sql: "smallint",
    codes: span(1, 26),
    official: ["anggota:lapangan_usaha_dari_pekerjaan_utama"],
  },
  {
    key: "employmentStatus",
    label: { id: "Status kedudukan dalam pekerjaan utama", en: "Employment status in the main job" },
    questions: regsosek("418"),
    sql: "smallint",
    codes: span(1, 8),
    official: ["anggota:status_dalam_pekerjaan_utama"],
  },
  {
    key: "npwp",
    label: { id: "Kepemilikan NPWP", en: "Has a tax number (NPWP)" },
    questions: regsosek("419"),
    sql: "smallint",
    codes: span(1, 3),
    sensitivity: "quasi_identifier",
    owner: OWNERS.labour,
  },
]);
