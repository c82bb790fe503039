"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState, useSyncExternalStore } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { DraftSession } from "@/lib/client/draft/draft-session";
import type { ServerDraft } from "@/lib/client/draft/draft-state";
import type { SessionPlace } from "@/lib/client/draft/open-session";
import { countUnsent, layOver } from "@/lib/client/draft/patch-queue";
import type { FieldProblem } from "@/lib/domain/error/error-code";
import type { ReviewFinding } from "@/lib/domain/form/review-page";
import type { MeetingKind } from "@/lib/domain/queue/meeting-kind";
import { ToSettle, withoutNote } from "./to-settle";
import { useReview } from "./use-review";

export interface SendDeskProps {
  readonly publicId: string;
  readonly place: SessionPlace;
  readonly server: ServerDraft;
  readonly meeting: MeetingKind;
  readonly findings: readonly ReviewFinding[];
  readonly possible: readonly ReviewFinding[];
  readonly canSend: boolean;
  /** The proposal in words, between what must be settled and the button. */
  readonly children: ReactNode;
}

/** What must be settled, the notes on warnings, and the one button that sends. */
export function SendDesk({ publicId, place, server, meeting, findings, possible, canSend, children }: SendDeskProps) {
  const t = useTranslations("review");
  const review = useReview(place, server, publicId);
  const texts = useErrorTexts();
  const [isAsked, setAsked] = useState(0);
  const told = review.refusedFields.flatMap((field) => matching(field, findings, possible));
  const blocking = [...findings, ...told].filter(({ severity }) => severity === "error");
  const warnings = [...findings, ...told].filter(({ severity }) => severity === "warning");
  const notes = useNotes(review.session, server);
  const unexplained = withoutNote(warnings, notes);
  const formPath = `/usulan/${publicId}/isi`;
  const send = () => {
    setAsked((times) => times + 1);
    if (unexplained.length === 0 && blocking.length === told.filter(({ severity }) => severity === "error").length)
      void review.send();
  };
  const untouched = review.refusedFields.some(({ detail }) => detail === "NOTHING_TOUCHED");
  return (
    <div className="space-y-5">
      <Unsent session={review.session} onSend={() => void review.flush()} formPath={formPath} />
      {review.refusal === null ? null : (
        <Alert tone="danger" live="assertive" title={`${t("summary")}: ${texts[review.refusal.code].what}`}>
          {untouched ? t("nothingTouched") : texts[review.refusal.code].todo}
          {review.refusal.code === "REGISTERED_ELSEWHERE" ? (
            <div className="mt-2 space-y-2">
              <p>{t("registeredElsewhere")}</p>
              <LinkButton href={askOriginHref(publicId, review.refusedFields)} icon="arrow-right-left">
                {t("askOrigin")}
              </LinkButton>
            </div>
          ) : null}
        </Alert>
      )}
      <ToSettle
        blocking={blocking}
        warnings={warnings}
        notes={notes}
        formPath={formPath}
        attempt={isAsked}
        onNote={(key, text) => review.session?.note(key, text)}
      />
      {children}
      <div className="no-print sticky bottom-16 z-10 -mx-4 flex flex-wrap gap-2 border-t border-line bg-surface px-4 py-2.5 lg:bottom-0 lg:mx-0 lg:rounded-md lg:border lg:shadow-soft">
        <LinkButton href={formPath} icon="arrow-left">
          {t("back")}
        </LinkButton>
        {canSend ? (
          <span className="flex-1 lg:flex lg:justify-end lg:*:w-auto">
            <Button
              variant="primary"
              icon="send"
              wide
              busy={review.busy || review.session === null}
              {...(review.busy ? { busyLabel: t("sending") } : {})}
              onClick={send}
            >
              {t(`send.${meeting}`)}
            </Button>
          </span>
        ) : null}
      </div>
    </div>
  );
}

/** Where a transfer is asked for, with the people whom the refusal names (V37): their ids, never their numbers. */
function askOriginHref(publicId: string, fields: readonly FieldProblem[]): string {
  const uids = fields.flatMap(({ path }) => /^member:([0-9a-f-]{36})\.nik$/.exec(path)?.[1] ?? []);
  return `/pindah/baru?${new URLSearchParams({ usulan: publicId, orang: uids.join(",") })}`;
}

/** The finding that a refused field names (`V05`, `NEEDS_NOTE:V06`): one already shown is not said twice. */
function matching(
  { path, detail }: FieldProblem,
  shown: readonly ReviewFinding[],
  possible: readonly ReviewFinding[],
): readonly ReviewFinding[] {
  const ruleId = detail.replace("NEEDS_NOTE:", "");
  const isSame = (finding: ReviewFinding) => finding.path === path && finding.ruleId === ruleId;
  if (shown.some(isSame)) return [];
  const severity = ruleId === detail ? "error" : "warning";
  return possible.filter(isSame).map((finding) => ({ ...finding, severity }));
}

const NO_STATE = () => null;
const NO_SUBSCRIPTION = () => () => {};

function useNotes(session: DraftSession | null, server: ServerDraft): Readonly<Record<string, string>> {
  const state = useSyncExternalStore(session?.subscribe ?? NO_SUBSCRIPTION, session?.getState ?? NO_STATE, NO_STATE);
  return state === null ? server.payload.notes : layOver(state.server.payload, state.local).notes;
}

interface UnsentProps {
  readonly session: DraftSession | null;
  readonly onSend: () => void;
  readonly formPath: string;
}

function Unsent({ session, onSend, formPath }: UnsentProps) {
  const t = useTranslations("review");
  const state = useSyncExternalStore(session?.subscribe ?? NO_SUBSCRIPTION, session?.getState ?? NO_STATE, NO_STATE);
  if (state === null) return null;
  if (state.isElsewhere) return <Alert tone="attention">{t("elsewhere")}</Alert>;
  if (state.local.conflicts.length > 0)
    return (
      <Alert tone="attention">
        <p>{t("conflicts")}</p>
        <div className="mt-2">
          <LinkButton href={formPath}>{t("backToForm")}</LinkButton>
        </div>
      </Alert>
    );
  const { link, local } = state;
  if (link.kind !== "offline" && link.kind !== "stopped") return null;
  return (
    <Alert tone="attention" live="polite">
      <p>{t("unsent", { count: countUnsent(local) })}</p>
      <div className="mt-2">
        <Button onClick={onSend}>{t("sendFirst")}</Button>
      </div>
    </Alert>
  );
}
