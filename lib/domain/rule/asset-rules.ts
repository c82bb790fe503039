import { defineRules } from "./rule";

/** A01: who counts vehicles also says what they are worth. */
export const ASSET_RULES = defineRules("assets", [
  {
    id: "A01a",
    scope: "household",
    when: "motorcycleCount > 0 && asks(motorcycleValue) && interviewed()",
    assert: "answered(motorcycleValue) && motorcycleValue > 0",
    severity: "error",
    messageId: "motorcycle-value-missing",
    text: {
      id: "Ada sepeda motor: isi taksiran nilai jualnya.",
      en: "There is a motorcycle: fill in its estimated value.",
    },
    target: { level: "household", key: "motorcycleValue" },
    sources: ["fasih"],
  },
  {
    id: "A01b",
    scope: "household",
    when: "carCount > 0 && asks(carValue) && interviewed()",
    assert: "answered(carValue) && carValue > 0",
    severity: "error",
    messageId: "car-value-missing",
    text: { id: "Ada mobil: isi taksiran nilai jualnya.", en: "There is a car: fill in its estimated value." },
    target: { level: "household", key: "carValue" },
    sources: ["fasih"],
  },
]);
