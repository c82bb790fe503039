import type { QuestionDefinition } from "../question";
import { YES_NO } from "./shapes";

function whether(no: string, key: string, id: string, en: string): QuestionDefinition {
  return { no, key, label: { id, en }, type: "choice", options: YES_NO, askIf: "presence in [1,5]" };
}

const disability = (no: string, key: string, id: string, en: string) =>
  whether(no, key, `Disabilitas ${id} (jangka waktu lama)`, `${en} disability (long term)`);

const illness = (no: string, key: string, id: string, en: string) =>
  whether(no, key, `Keluhan kesehatan kronis: ${id}`, `Chronic illness: ${en}`);

/** 38-39, each yes or no. */
export const HEALTH: readonly QuestionDefinition[] = [
  disability("38a", "disabilityPhysical", "fisik", "Physical"),
  disability("38b", "disabilityMental", "mental", "Mental"),
  disability("38c", "disabilityIntellectual", "intelektual", "Intellectual"),
  disability("38d", "disabilityVisual", "sensorik netra", "Visual"),
  disability("38e", "disabilityHearing", "sensorik rungu", "Hearing"),
  disability("38f", "disabilitySpeech", "sensorik wicara", "Speech"),
  illness("39a", "illnessHypertension", "Hipertensi (darah tinggi)", "Hypertension"),
  illness("39b", "illnessRheumatism", "Rematik", "Rheumatism"),
  illness("39c", "illnessAsthma", "Asma", "Asthma"),
  illness("39d", "illnessHeartProblem", "Masalah jantung", "Heart problem"),
  illness("39e", "illnessDiabetes", "Diabetes (kencing manis)", "Diabetes"),
  illness("39f", "illnessTuberculosis", "Tuberculosis (TBC)", "Tuberculosis"),
  illness("39g", "illnessStroke", "Stroke", "Stroke"),
  illness("39h", "illnessCancerMalignant", "Kanker atau tumor ganas", "Cancer/malignant tumour"),
  illness("39i", "illnessKidneyFailure", "Gagal ginjal", "Kidney failure"),
  illness("39j", "illnessHaemophilia", "Haemophilia", "Haemophilia"),
  illness("39k", "illnessHivAids", "HIV/AIDS", "HIV/AIDS"),
  illness("39l", "illnessCholesterol", "Kolesterol", "Cholesterol"),
  illness("39m", "illnessLiverCirrhosis", "Sirosis hati", "Liver cirrhosis"),
  illness("39n", "illnessThalassaemia", "Thalasemia", "Thalassaemia"),
  illness("39o", "illnessLeukaemia", "Leukimia", "Leukaemia"),
  illness("39p", "illnessAlzheimer", "Alzheimer", "Alzheimer's"),
  illness("39q", "illnessOther", "Lainnya", "Other"),
  illness("39r", "illnessUnknown", "Tidak tahu", "Don't know"),
];
