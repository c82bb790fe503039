import { OWNERS } from "./owner";
import { dtsen, type Entry, inSection } from "./variable";

function whether(key: string, no: string, id: string, en: string): Entry {
  return { key, label: { id, en }, questions: dtsen(no), sql: "smallint", codes: [1, 2] };
}

const illness = (key: string, no: string, id: string, en: string) =>
  whether(key, no, `Keluhan kesehatan kronis: ${id}`, `Chronic illness: ${en}`);

/** 38-39 of the 2026 form: six long-term disabilities and eighteen chronic illnesses, each yes or no. */
export const HEALTH_DTSEN_VARIABLES = inSection(
  { level: "member", section: "health", owner: OWNERS.health, specific: "health", dateBlock: "healthDtsen" },
  [
    whether("disabilityPhysical", "38a", "Disabilitas fisik", "Physical disability"),
    whether("disabilityMental", "38b", "Disabilitas mental", "Mental disability"),
    whether("disabilityIntellectual", "38c", "Disabilitas intelektual", "Intellectual disability"),
    whether("disabilityVisual", "38d", "Disabilitas sensorik netra", "Visual disability"),
    whether("disabilityHearing", "38e", "Disabilitas sensorik rungu", "Hearing disability"),
    whether("disabilitySpeech", "38f", "Disabilitas sensorik wicara", "Speech disability"),
    illness("illnessHypertension", "39a", "Hipertensi (darah tinggi)", "Hypertension"),
    illness("illnessRheumatism", "39b", "Rematik", "Rheumatism"),
    illness("illnessAsthma", "39c", "Asma", "Asthma"),
    illness("illnessHeartProblem", "39d", "Masalah jantung", "Heart problem"),
    illness("illnessDiabetes", "39e", "Diabetes (kencing manis)", "Diabetes"),
    illness("illnessTuberculosis", "39f", "Tuberculosis (TBC)", "Tuberculosis"),
    illness("illnessStroke", "39g", "Stroke", "Stroke"),
    illness("illnessCancerMalignant", "39h", "Kanker atau tumor ganas", "Cancer/malignant tumour"),
    illness("illnessKidneyFailure", "39i", "Gagal ginjal", "Kidney failure"),
    illness("illnessHaemophilia", "39j", "Haemophilia", "Haemophilia"),
    illness("illnessHivAids", "39k", "HIV/AIDS", "HIV/AIDS"),
    illness("illnessCholesterol", "39l", "Kolesterol", "Cholesterol"),
    illness("illnessLiverCirrhosis", "39m", "Sirosis hati", "Liver cirrhosis"),
    illness("illnessThalassaemia", "39n", "Thalasemia", "Thalassaemia"),
    illness("illnessLeukaemia", "39o", "Leukimia", "Leukaemia"),
    illness("illnessAlzheimer", "39p", "Alzheimer", "Alzheimer's"),
    illness("illnessOther", "39q", "Lainnya", "Other"),
    illness("illnessUnknown", "39r", "Tidak tahu", "Don't know"),
  ],
);
