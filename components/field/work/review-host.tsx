"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState, useSyncExternalStore } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { KeepAlert } from "@/components/field/keep-alert";
import { useKeeping } from "@/components/field/use-keeping";
import { goTo } from "@/components/field/use-route";
import { Waiting } from "@/components/field/waiting";
import { useInstrument } from "@/components/form/use-instrument";
import { ToSettle, withoutNote } from "@/components/review/to-settle";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
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
  const { page, opened, record } = form;
  const { session } = opened;
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState);
  const content = useContent(form, instrument);
  const { notes } = layOver(state.server.payload, state.local);
  const blocking = content.findings.filter(({ severity }) => severity === "error");
  const warnings = content.findings.filter(({ severity }) => severity === "warning");
  const hasConflicts = (state.server.conflicts ?? []).length > 0;
  const isSettled = blocking.length === 0 && withoutNote(warnings, notes).length === 0 && !hasConflicts;
  const { finish, attempt, isBusy, unkept, trouble } = useFinish(record.id, isSettled);
  const formPath = `#/isi/${record.id}`;
  return (
    <div className="space-y-5">
      <FieldHeading title={t("title")} />
      <p className="text-lg">{page.head.headName}</p>
      <KeepAlert trouble={unkept} />
      {trouble === null ? null : (
        <Alert tone="danger" live="assertive">
          {t(trouble === "STALE" ? "elsewhere" : "notKept")}
        </Alert>
      )}
      {hasConflicts ? <Alert tone="attention">{t("conflicts")}</Alert> : null}
      <ToSettle
        blocking={blocking}
        warnings={warnings}
        notes={notes}
        formPath={formPath}
        attempt={attempt}
        onNote={(key, text) => session.note(key, text)}
      />
      <ChangeLines content={content} />
      <p className="text-muted">{review("serverRules")}</p>
      <SendBar villageCode={page.head.villageCode} formPath={formPath} busy={isBusy} onSend={() => void finish()} />
    </div>
  );
}

/** Closes the form and puts its sending into the outbox, once everything is settled; who may not send only closes it. */
function useFinish(recordId: string, isSettled: boolean) {
  const workplace = useWorkplace();
  const maySubmit = useWork(({ frame }) => frame?.maySubmit === true);
  const [attempt, setAttempt] = useState(0);
  const { isBusy, unkept, keep } = useKeeping();
  const [trouble, setTrouble] = useState<ErrorCode | null>(null);
  const close = async () => {
    setTrouble(null);
    const left = await workplace.forms.close(recordId);
    const sent = left === null && maySubmit ? await workplace.send(recordId) : "queued";
    if (left === null && sent === "queued") return goTo("#/kirim");
    setTrouble(left ?? "STALE");
  };
  const finish = async () => {
    setAttempt((times) => times + 1);
    if (!maySubmit || isSettled) await keep(close);
  };
  return { finish, attempt, isBusy, unkept, trouble };
}

interface SendBarProps {
  readonly villageCode: string;
  readonly formPath: string;
  readonly busy: boolean;
  readonly onSend: () => void;
}

function SendBar({ villageCode, formPath, busy, onSend }: SendBarProps) {
  const t = useTranslations("work.review");
  const review = useTranslations("review");
  const maySubmit = useWork(({ frame }) => frame?.maySubmit === true);
  return (
    <div className="no-print sticky bottom-0 z-10 -mx-4 space-y-2 border-t border-line bg-surface px-4 py-2.5">
      <p className="text-sm text-muted">{t(maySubmit ? "queueHint" : "draftHint")}</p>
      <div className="flex gap-2">
        <a href={formPath} className={buttonClass("secondary")}>
          <Icon name="arrow-left" />
          {t("back")}
        </a>
        <span className="flex-1">
          <Button variant="primary" icon="send" wide busy={busy} onClick={onSend}>
            {maySubmit ? review(`send.${meetingKind(villageCode)}`) : t("draftOnly")}
          </Button>
        </span>
      </div>
    </div>
  );
}
