"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { RadioCards } from "@/components/ui/radio-cards";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";
import { type PeriodWindow, windowProblem } from "@/lib/domain/period/period-window";

export interface FormChoice {
  readonly code: string;
  readonly version: number;
  readonly title: string;
}

export interface PeriodFormProps {
  readonly regionCode: string;
  readonly regionLabel: string;
  readonly grantId: string;
  readonly today: string;
  readonly year: number;
  readonly initial: { readonly startsOn: string; readonly endsOn: string; readonly instrument: string } | null;
  readonly inheritedFrom: string | null;
  /** What the last day would end, about. */
  readonly drafts: number;
  readonly forms: readonly FormChoice[];
  readonly dateLabels: DateLabels;
}

/** Window and form of a region's year. It asks once before it changes what villages work with. */
export function PeriodForm(props: PeriodFormProps) {
  const { regionCode, regionLabel, grantId, today, year, initial, inheritedFrom, drafts, forms, dateLabels } = props;
  const t = useTranslations("period");
  const common = useTranslations("common");
  const errors = useErrorTexts();
  const router = useRouter();
  const { busy, problem, send } = useCommand(grantId);
  const [startsOn, setStartsOn] = useState(initial?.startsOn ?? `${year}-01-01`);
  const [endsOn, setEndsOn] = useState(initial?.endsOn ?? `${year}-09-30`);
  const [instrument, setInstrument] = useState(initial?.instrument ?? "");
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const id = useRef("");
  const window: PeriodWindow = { year, startsOn, endsOn };
  const wrong = windowProblem(window, today);
  const chosen = forms.find(({ code }) => code === instrument);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong === null && chosen !== undefined) setAsking(true);
    else document.getElementById(chosen === undefined ? "periode-kuesioner" : `periode-${wrong?.path}`)?.focus();
  };
  const save = async () => {
    if (chosen === undefined) return;
    id.current ||= newOperationId();
    const input = { id: id.current, regionCode, ...window, instrument: chosen.code, version: chosen.version };
    const saved = await send<{ id: string }>("period.configure", input);
    setAsking(false);
    if (saved === null) return;
    showToast(t("saved", { region: regionLabel }));
    router.refresh();
  };
  const faultOf = (path: "startsOn" | "endsOn") =>
    isTried && wrong?.path === path ? t(`problem.${wrong.detail}`) : undefined;

  return (
    <form noValidate onSubmit={submit} className="space-y-5">
      {problem === null ? null : (
        <Alert tone="danger" live="assertive" title={t("refused")}>
          {errors[problem.code].what} {errors[problem.code].todo}
        </Alert>
      )}
      {inheritedFrom === null ? null : <Alert tone="info">{t("willOwn", { from: inheritedFrom })}</Alert>}
      <div className="grid gap-5 sm:grid-cols-2">
        <DateInput
          id="periode-startsOn"
          legend={t("startsOn")}
          value={startsOn}
          onChange={setStartsOn}
          labels={dateLabels}
          error={faultOf("startsOn")}
        />
        <DateInput
          id="periode-endsOn"
          legend={t("endsOn")}
          value={endsOn}
          onChange={setEndsOn}
          labels={dateLabels}
          error={faultOf("endsOn")}
        />
      </div>
      <RadioCards
        id="periode-kuesioner"
        name="periode-kuesioner"
        legend={t("instrument")}
        hint={t("instrumentHint")}
        value={instrument}
        onChange={setInstrument}
        options={forms.map(({ code, version, title }) => ({
          value: code,
          label: title,
          hint: t("version", { code, version }),
        }))}
        error={isTried && chosen === undefined ? t("instrumentMissing") : undefined}
      />
      <Button type="submit" variant="primary" icon="save" busy={busy} busyLabel={t("saving")}>
        {t("save")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void save()}
        title={t("confirmTitle", { region: regionLabel, year: String(year) })}
        confirmLabel={t("save")}
        cancelLabel={common("cancel")}
      >
        <p>{t("confirmText", { form: chosen?.title ?? "" })}</p>
        <p className="mt-2">{t("confirmDrafts", { count: drafts })}</p>
      </ConfirmDialog>
    </form>
  );
}
