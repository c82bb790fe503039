"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState, useSyncExternalStore } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { goTo } from "@/components/field/use-route";
import { useInstrument } from "@/components/form/use-instrument";
import { Blocking } from "@/components/review/blocking";
import { noteFieldId, WarningNotes } from "@/components/review/warning-notes";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Icon } from "@/components/ui/icon";
import { layOver } from "@/lib/client/draft/patch-queue";
import type { OpenForm } from "@/lib/client/field/open-form";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { type ReviewContent, reviewContent } from "@/lib/domain/form/review-page";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { meetingKind } from "@/lib/domain/queue/meeting-kind";
import { withRegion } from "@/lib/domain/regional/with-region";
import { ChangeLines } from "./change-lines";
import { NotHere } from "./not-here";
import { useOpenForm } from "./use-open-form";
import { Waiting } from "./waiting";
import { useWork, useWorkplace } from "./work-context";

/** The draft as it would be sent, judged by the rules that run here; the portal judges again when it arrives. */
export default function ReviewHost({ id }: { readonly id: string }) {
  const t = useTranslations("work.form");
  const form = useOpenForm(id);
  if (form === "opening") return <Waiting label={t("loading")} />;
  if (form === null || form === "unreadable") return <NotHere isUnreadable={form !== null} />;
  return <Loaded form={form} />;
}

function Loaded({ form }: { readonly form: OpenForm }) {
  const t = useTranslations("work.form");
  const { instrument, version } = form.page.payload;
  const asked = useInstrument(instrument, version);
  const shown = useMemo(
    () => (asked === null ? null : withRegion(asked, form.page.regional)),
    [asked, form.page.regional],
  );
  return shown === null ? <Waiting label={t("loading")} /> : <Review form={form} instrument={shown} />;
}

function useContent({ page, opened }: OpenForm, instrument: Instrument): ReviewContent {
  const locale = useLocale();
  const { session } = opened;
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState);
  return useMemo(() => {
    const payload = layOver(state.server.payload, state.local);
    const { kind, villageCode } = page.head;
    return reviewContent(
      { ...page, kind, villageCode, instrument, payload },
      { locale, identity: page.lockedKeys.length === 0 },
    );
  }, [state, page, instrument, locale]);
}

function Review({ form, instrument }: { readonly form: OpenForm; readonly instrument: Instrument }) {
  const t = useTranslations("work.review");
  const review = useTranslations("review");
  const workplace = useWorkplace();
  const maySubmit = useWork(({ frame }) => frame?.maySubmit === true);
  const [isAsked, setAsked] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [left, setLeft] = useState<ErrorCode | null>(null);
  const { page, opened, record } = form;
  const conflicts =
    useSyncExternalStore(opened.session.subscribe, opened.session.getState, opened.session.getState).server.conflicts ??
    [];
  const content = useContent(form, instrument);
  const { notes } = layOver(opened.session.getState().server.payload, opened.session.getState().local);
  const blocking = content.findings.filter(({ severity }) => severity === "error");
  const warnings = content.findings.filter(({ severity }) => severity === "warning");
  const unexplained = warnings.filter(({ noteKey, note }) => (notes[noteKey] ?? note).trim() === "");
  const formPath = `#/isi/${record.id}`;
  const finish = async () => {
    setAsked((times) => times + 1);
    if (maySubmit && (blocking.length > 0 || unexplained.length > 0 || conflicts.length > 0)) return;
    setBusy(true);
    const left = await workplace.forms.close(record.id);
    const sent = left === null && maySubmit ? await workplace.send(record.id) : "queued";
    if (left === null && sent === "queued") return goTo("#/kirim");
    setBusy(false);
    setLeft(left ?? "STALE");
  };
  return (
    <div className="space-y-5">
      <FieldHeading title={t("title")} />
      <p className="text-lg">{page.head.headName}</p>
      {left === null ? null : (
        <Alert tone="danger" live="assertive">
          {t(left === "STALE" ? "elsewhere" : "notKept")}
        </Alert>
      )}
      {conflicts.length > 0 ? <Alert tone="attention">{t("conflicts")}</Alert> : null}
      {isAsked > 0 && unexplained.length > 0 ? (
        <ErrorSummary
          title={review("warnings")}
          attempt={isAsked}
          items={unexplained.map((warning) => ({ fieldId: noteFieldId(warning), text: warning.text }))}
        />
      ) : null}
      <Blocking findings={blocking} formPath={formPath} attempt={blocking.length > 0 ? isAsked : 0} />
      <WarningNotes
        warnings={warnings}
        notes={notes}
        formPath={formPath}
        showMissing={isAsked > 0}
        onNote={(key, text) => opened.session.note(key, text)}
      />
      <ChangeLines content={content} />
      <p className="text-muted">{review("serverRules")}</p>
      <div className="no-print sticky bottom-0 z-10 -mx-4 space-y-2 border-t border-line bg-surface px-4 py-2.5">
        <p className="text-sm text-muted">{t(maySubmit ? "queueHint" : "draftHint")}</p>
        <div className="flex gap-2">
          <a href={formPath} className={buttonClass("secondary")}>
            <Icon name="arrow-left" />
            {t("back")}
          </a>
          <span className="flex-1">
            <Button variant="primary" icon="send" wide busy={isBusy} onClick={() => void finish()}>
              {maySubmit ? review(`send.${meetingKind(page.head.villageCode)}`) : t("draftOnly")}
            </Button>
          </span>
        </div>
      </div>
    </div>
  );
}
