import { defineRules, mustBeBlank, mustBeFilled, whereAsked } from "./rule";

const JOB_QUESTIONS = ["hoursWorkedLastWeek", "jobIndustry", "employmentStatus"];
const BUSINESS_QUESTIONS = ["businessIndustry", "paidWorkers", "unpaidWorkers", "monthlyTurnover"];

/** Somebody who works: as 2022 asks (last week) or as 2026 does (status of the main job, income from work). */
const WORKS = "(workedLastWeek == 1 || (asks(hasJobIncome) && jobStatus() in [1,2,3,4,5,6]) || hasJobIncome == 1)";

/** V21-V24: work, state employees, businesses. */
export const WORK_RULES = defineRules("work", [
  ...mustBeBlank(
    {
      id: "V21a",
      scope: "member",
      when: "age < 5",
      text: {
        id: "Pertanyaan pekerjaan hanya untuk umur 5 tahun ke atas, kedudukan dalam pekerjaan sejak 10 tahun pada formulir 2026.",
        en: "Questions about work are for ages 5 and over; the 2026 form asks the status in the job from 10.",
      },
      sources: ["regsosek", "common"],
    },
    ["workedLastWeek", ...JOB_QUESTIONS, "hasJobIncome"],
  ),
  ...mustBeBlank(
    {
      id: "V21a",
      scope: "member",
      when: "age < 10",
      text: {
        id: "Pertanyaan pekerjaan hanya untuk umur 5 tahun ke atas, kedudukan dalam pekerjaan sejak 10 tahun pada formulir 2026.",
        en: "Questions about work are for ages 5 and over; the 2026 form asks the status in the job from 10.",
      },
      sources: ["regsosek", "common"],
    },
    ["jobStatus"],
  ),
  ...whereAsked(
    {
      id: "V21b",
      scope: "member",
      when: `age >= 5 && ${WORKS}`,
      assert: "age >= 15",
      severity: "warning",
      messageId: "child-labour",
      text: {
        id: "Anak di bawah 15 tahun bekerja. Dinas Tenaga Kerja dan PPPA perlu tahu: pastikan dan jelaskan.",
        en: "A child under 15 works. The labour and child protection offices need to know: make sure and explain.",
      },
      sources: ["common"],
    },
    ["employmentStatus", "jobStatus"],
  ),
  ...mustBeFilled(
    {
      id: "V22a",
      scope: "member",
      when: "age >= 5 && workedLastWeek == 1",
      text: {
        id: "Bekerja: isi jam kerja, lapangan usaha, dan status dalam pekerjaan utama.",
        en: "Works: fill in hours, industry and status in the main job.",
      },
    },
    JOB_QUESTIONS,
  ),
  ...mustBeBlank(
    {
      id: "V22b",
      scope: "member",
      when: "workedLastWeek == 2",
      text: {
        id: "Tidak bekerja: jam kerja, lapangan usaha, dan status pekerjaan dikosongkan.",
        en: "Does not work: hours, industry and status stay empty.",
      },
    },
    JOB_QUESTIONS,
  ),
  {
    id: "V22c",
    scope: "member",
    when: "jobStatus() == 6 && hasJobIncome in [1,2]",
    assert: "hasJobIncome == 2 || incomeSalary == 0",
    severity: "warning",
    messageId: "unpaid-with-wage",
    text: {
      id: "Pekerja keluarga tidak dibayar, tetapi tercatat menerima upah. Perbaiki salah satunya atau jelaskan.",
      en: "An unpaid family worker is recorded with a wage. Correct one of them or explain.",
    },
    target: { level: "member", key: "incomeSalary" },
    sources: ["regsosek", "common"],
  },
  ...whereAsked(
    {
      id: "V23a",
      scope: "member",
      when: "jobStatus() == 4 && answered(birthDate)",
      assert: "age >= 18",
      severity: "warning",
      messageId: "state-employee-age",
      text: {
        id: "ASN, TNI, Polri, atau pegawai BUMN/BUMD di bawah 18 tahun.",
        en: "A state employee, soldier or police officer under 18.",
      },
      sources: ["practice", "common"],
    },
    ["employmentStatus", "jobStatus"],
  ),
  {
    id: "V23b",
    scope: "household",
    when: "any(jobStatus() == 4) && most(programSembako, programPkh, programBltDesa) >= 1",
    assert: "!(programSembako == 1 || programPkh == 1 || programBltDesa == 1)",
    severity: "warning",
    messageId: "state-employee-with-aid",
    text: {
      id: "Ada ASN, TNI, Polri, atau pegawai BUMN/BUMD dalam keluarga penerima bantuan sosial. Pastikan, lalu jelaskan.",
      en: "A state employee, soldier or police officer lives in a family that receives social assistance. Make sure, then explain.",
    },
    sources: ["practice", "common"],
    target: { level: "member", key: "employmentStatus" },
  },
  ...mustBeFilled(
    {
      id: "V24a",
      scope: "member",
      when: "age >= 5 && ownsBusiness == 1",
      text: {
        id: "Memiliki usaha: isi lapangan usaha, jumlah pekerja, dan omzet usaha utama.",
        en: "Owns a business: fill in industry, workers and turnover of the main business.",
      },
      sources: ["regsosek", "fasih"],
    },
    BUSINESS_QUESTIONS,
  ),
  ...mustBeBlank(
    {
      id: "V24b",
      scope: "member",
      when: "ownsBusiness == 2",
      text: {
        id: "Tidak memiliki usaha: keterangan usaha dikosongkan.",
        en: "Owns no business: its questions stay empty.",
      },
      sources: ["regsosek", "fasih"],
    },
    BUSINESS_QUESTIONS,
  ),
  {
    id: "V24c",
    scope: "member",
    when: "hasBusinessIncome == 1 && interviewed()",
    assert: "answered(businessIncome) && businessIncome > 0",
    severity: "error",
    messageId: "business-income-missing",
    text: {
      id: "Ada pendapatan dari usaha: isi jumlahnya, lebih dari nol.",
      en: "There is income from a business: fill in the amount, more than zero.",
    },
    target: { level: "member", key: "businessIncome" },
    sources: ["fasih"],
  },
]);
