import { OWNERS } from "./owner";
import { both, inSection, regsosek, span } from "./variable";

/** Block IV-B. */
export const EDUCATION_VARIABLES = inSection({ level: "member", section: "education", owner: OWNERS.education }, [
  {
    key: "schoolParticipation",
    label: { id: "Partisipasi sekolah", en: "School participation" },
    questions: both("412", "33"),
    sql: "smallint",
    codes: span(1, 3),
    official: ["anggota:partisipasi_sekolah"],
  },
  {
    key: "highestLevelAttended",
    dateBlock: "educationRegsosek",
    label: { id: "Jenjang dan jenis pendidikan tertinggi yang pernah/sedang diduduki", en: "Highest level attended" },
    questions: regsosek("413"),
    sql: "smallint",
    codes: span(1, 22),
    official: ["anggota:jenjang_tertinggi_yang_diduduki"],
  },
  {
    key: "highestGradeAttended",
    dateBlock: "educationRegsosek",
    label: { id: "Kelas tertinggi yang pernah/sedang diduduki", en: "Highest grade attended" },
    questions: regsosek("414"),
    sql: "smallint",
    codes: span(1, 8),
    official: ["anggota:kelas_tertinggi_yang_diduduki"],
  },
  {
    key: "highestCertificate",
    dateBlock: "educationRegsosek",
    label: { id: "Ijazah/STTB tertinggi yang dimiliki", en: "Highest certificate held" },
    questions: regsosek("415"),
    sql: "smallint",
    codes: span(1, 23),
    official: ["anggota:ijazah_tertinggi_yang_dimiliki"],
  },
]);
