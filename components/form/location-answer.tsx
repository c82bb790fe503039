"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Panel } from "@/components/ui/panel";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Question } from "@/lib/domain/instrument/question";
import type { GeoPoint } from "@/lib/domain/region/plot";
import type { AnswerProps } from "./answer-control";
import { FieldFindings } from "./field-findings";
import { useFormTools } from "./form-context";
import { MapPick } from "./map-pick";
import { NumberAnswer } from "./number-answer";
import { QuestionNumber } from "./question-number";
import { type DeviceLocation, useDeviceLocation } from "./use-device-location";
import { useField } from "./use-field";

type Props = AnswerProps<Question & { type: "integer" | "decimal" }>;

const BY_DEVICE = 1;
const BY_HAND = 2;
/** Past this the neighbour's house is as likely. */
const POOR_ACCURACY_M = 50;

/** Where the house is: by the device, by pressing on the village's map, or as numbers. All its parts are one answer here. */
export function LocationAnswer({ question, field, mark, hint, error }: Props) {
  const { store } = useFormTools();
  const t = useTranslations("form.location");
  const parts = store.instrument.household.filter(({ partOf }) => partOf === question.key);
  const lngQuestion = parts.find(isDecimal) ?? question;
  const lng = useField(lngQuestion, null);
  const accuracy = useField(parts.find(({ key }) => key === "geoAccuracyM") ?? question, null);
  const place = (point: GeoPoint, how: number, accuracyM: number | null) => {
    const values = new Map<string, number | null>([
      ["lng", fixed(point.lng)],
      ["geoAccuracyM", accuracyM],
      ["geoMode", how],
    ]);
    store.set(field.target, fixed(point.lat));
    for (const { key } of parts) store.set({ level: "household", uid: null, key }, values.get(key) ?? null);
  };
  const found = ({ lat, lng: east, accuracyM }: DeviceLocation) => place({ lat, lng: east }, BY_DEVICE, accuracyM);
  const { state, ask } = useDeviceLocation(found);
  const given = pointOf(field.value, lng.value);
  return (
    <ChoiceGroup
      id={`${field.id}-kelompok`}
      legend={
        <>
          <QuestionNumber no={question.no} />
          {t("title")}
        </>
      }
      hint={hint}
      error={error}
      {...(mark === undefined ? {} : { mark })}
    >
      <Placed given={given} accuracyM={parts.length > 1 ? accuracy.value : null} />
      <div id={field.id} tabIndex={-1}>
        <Button icon="map-pin" busy={state.kind === "asking"} busyLabel={t("asking")} onClick={ask}>
          {t("useDevice")}
        </Button>
      </div>
      <div role="status">
        {state.kind === "failed" ? <Alert tone="attention">{t(`trouble.${state.trouble}`)}</Alert> : null}
      </div>
      <Panel summary={t("pickOnMap")}>
        <MapPick
          key={given === null ? "none" : `${given.lat},${given.lng}`}
          houses={store.page.points}
          given={given}
          onPick={(point) => place(point, BY_HAND, null)}
        />
      </Panel>
      <Panel summary={t("typeNumbers")}>
        <div className="grid gap-3 sm:grid-cols-2">
          <Typed question={question} id={`${field.id}-angka`} onTyped={() => byHand(store, parts)} />
          {isDecimal(lngQuestion) && lngQuestion !== question ? (
            <Typed question={lngQuestion} id={lng.id} onTyped={() => byHand(store, parts)} />
          ) : null}
        </div>
      </Panel>
      <FieldFindings findings={lng.findings} />
    </ChoiceGroup>
  );
}

type Store = ReturnType<typeof useFormTools>["store"];

/** Numbers that a person wrote have no accuracy that the device would know. */
function byHand(store: Store, parts: readonly Question[]): void {
  for (const { key } of parts) {
    if (key === "geoMode") store.set({ level: "household", uid: null, key }, BY_HAND, true);
    if (key === "geoAccuracyM") store.set({ level: "household", uid: null, key }, null, true);
  }
}

interface TypedProps {
  readonly question: Question & { type: "integer" | "decimal" };
  readonly id: string;
  readonly onTyped: () => void;
}

function Typed({ question, id, onTyped }: TypedProps) {
  const { locale } = useFormTools();
  const field = useField(question, null);
  const fault = field.findings.find(({ severity, ruleId }) => severity === "error" && ruleId !== "REQUIRED");
  return (
    <NumberAnswer
      question={question}
      field={{
        ...field,
        id,
        set: (value, isTyping) => {
          field.set(value, isTyping);
          onTyped();
        },
      }}
      label={inLocale(question.label, locale)}
      error={fault === undefined ? undefined : inLocale(fault.text, locale)}
    />
  );
}

function Placed({ given, accuracyM }: { readonly given: GeoPoint | null; readonly accuracyM: unknown }) {
  const t = useTranslations("form.location");
  if (given === null) return <p className="text-muted">{t("none")}</p>;
  const isPoor = typeof accuracyM === "number" && accuracyM > POOR_ACCURACY_M;
  return (
    <p className="tabular">
      {t("at", { lat: given.lat.toFixed(6), lng: given.lng.toFixed(6) })}
      {typeof accuracyM === "number" ? <span className="block">{t("accuracy", { metres: accuracyM })}</span> : null}
      {isPoor ? <span className="block font-semibold text-kunyit">{t("poor")}</span> : null}
    </p>
  );
}

function isDecimal(question: Question): question is Question & { type: "decimal" } {
  return question.type === "decimal";
}

function fixed(degrees: number): number {
  return Number(degrees.toFixed(6));
}

function pointOf(lat: unknown, lng: unknown): GeoPoint | null {
  return typeof lat === "number" && typeof lng === "number" ? { lat, lng } : null;
}
