import { type AnswerValue, itemsIn } from "../answers";

const CUSTOMER_ID = 1;

/** The official variable holds one PLN customer id: that of the first meter that has one. */
export function firstCustomerId(meters: AnswerValue): AnswerValue {
  const id = itemsIn(meters).find((item) => item["idType"] === CUSTOMER_ID)?.["id"];
  return typeof id === "string" && id !== "" ? id : null;
}

/** 2026's relation in the record's list, which is that of 2022: parents and in-laws are one code, other relatives none. */
const RELATION_BY_DETAIL: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 6, 8: 8, 9: 8 };

export function relationOfDetail(detail: AnswerValue): AnswerValue {
  return typeof detail === "number" ? (RELATION_BY_DETAIL[detail] ?? null) : null;
}
