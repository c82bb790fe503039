"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { CommandDialog } from "@/components/user/command-dialog";
import type { ProblemLabels } from "@/components/user/command-problem";
import { MOST_LINE, MOST_TEXT } from "@/lib/domain/data-request/limits";

export interface ReportFormProps {
  readonly grantId: string;
  readonly subject: { readonly regencyCode: string; readonly requestId: string; readonly number: number };
  readonly problem: ProblemLabels;
}

const BLANK = { usedFor: "", families: "", incident: "", resharedTo: "", isReshared: false, isDestroyed: false };
const LEAST_WORDS = 10;

/** What the data were used for, whether they were passed on, and what went wrong. */
export function ReportForm({ grantId, subject, problem }: ReportFormProps) {
  const t = useTranslations("dataRequest.page");
  const p = useTranslations("dataRequest.problem");
  const [values, setValues] = useState(BLANK);
  const set = (part: Partial<typeof BLANK>) => setValues((now) => ({ ...now, ...part }));
  const isShort = values.usedFor.trim().length < LEAST_WORDS;
  const lacksName = values.isReshared && values.resharedTo.trim() === "";
  const input = () => {
    if (isShort || lacksName) return null;
    return {
      ...subject,
      usedFor: values.usedFor.trim(),
      familiesReached: values.families === "" ? null : Number(values.families),
      incident: values.incident.trim() === "" ? null : values.incident.trim(),
      reshared: values.isReshared,
      resharedTo: values.isReshared ? values.resharedTo.trim() : null,
      destroyed: values.isDestroyed,
    };
  };
  return (
    <CommandDialog
      grantId={grantId}
      command="data-request.report"
      icon="file-pen-line"
      variant="primary"
      wide
      words={{
        open: t("reportOpen"),
        title: t("reportTitle", { number: subject.number }),
        save: t("send"),
        saving: t("working"),
        cancel: t("cancel"),
        saved: t("sent"),
        problem,
      }}
      input={input}
    >
      {({ tried, problem: refused }) => {
        const identity = refused?.fields?.map(({ path }) => path) ?? [];
        const errorOf = (path: string, own?: string) =>
          own ?? (identity.includes(path) ? p("IDENTITY_NUMBER") : undefined);
        return (
          <>
            <Field
              id="lapor-guna"
              label={t("usedFor")}
              hint={t("usedForHint")}
              error={errorOf("usedFor", tried && isShort ? t("usedForShort") : undefined)}
            >
              {(control) => (
                <TextArea
                  {...control}
                  maxLength={MOST_TEXT}
                  value={values.usedFor}
                  onChange={(event) => set({ usedFor: event.target.value })}
                />
              )}
            </Field>
            <Field id="lapor-keluarga" label={t("familiesReached")} hint={t("familiesHint")}>
              {(control) => (
                <TextInput
                  {...control}
                  digits
                  maxLength={7}
                  value={values.families}
                  onChange={(event) => set({ families: event.target.value.replace(/\D/g, "") })}
                />
              )}
            </Field>
            <Field id="lapor-kejadian" label={t("incident")} hint={t("incidentHint")} error={errorOf("incident")}>
              {(control) => (
                <TextArea
                  {...control}
                  rows={2}
                  maxLength={MOST_TEXT}
                  value={values.incident}
                  onChange={(event) => set({ incident: event.target.value })}
                />
              )}
            </Field>
            <Passed
              values={values}
              set={set}
              error={errorOf("resharedTo", tried && lacksName ? p("MISSING") : undefined)}
            />
          </>
        );
      }}
    </CommandDialog>
  );
}

interface PassedProps {
  readonly values: typeof BLANK;
  readonly set: (part: Partial<typeof BLANK>) => void;
  readonly error: string | undefined;
}

/** Whether they were passed on, to whom, and whether the copies are gone. */
function Passed({ values, set, error }: PassedProps) {
  const t = useTranslations("dataRequest.page");
  const yesNo = (no: string, yes: string) => [
    { value: "tidak", label: no },
    { value: "ya", label: yes },
  ];
  return (
    <>
      <RadioCards
        id="lapor-teruskan"
        name="lapor-teruskan"
        legend={t("reshared")}
        columns={2}
        value={values.isReshared ? "ya" : "tidak"}
        options={yesNo(t("resharedNo"), t("resharedYes"))}
        onChange={(value) => set({ isReshared: value === "ya" })}
      />
      {values.isReshared ? (
        <Field id="lapor-kepada" label={t("resharedTo")} error={error}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={MOST_LINE}
              value={values.resharedTo}
              onChange={(event) => set({ resharedTo: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      <RadioCards
        id="lapor-hapus"
        name="lapor-hapus"
        legend={t("destroyed")}
        columns={2}
        value={values.isDestroyed ? "ya" : "tidak"}
        options={yesNo(t("destroyedNo"), t("destroyedYes"))}
        onChange={(value) => set({ isDestroyed: value === "ya" })}
      />
    </>
  );
}
