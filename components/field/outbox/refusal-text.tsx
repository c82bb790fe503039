"use client";

import { useLocale, useTranslations } from "next-intl";
import { useWhen } from "@/components/field/use-when";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { RefusalStory } from "@/lib/domain/field/operation";
import { REASONS } from "@/lib/domain/workflow/reason";
import { PROPOSAL_STATES } from "@/lib/domain/workflow/workflow";
import { formatDate } from "@/lib/i18n/formats";
import { storyWord } from "./refusal-step";

export interface RefusalTextProps {
  readonly code: ErrorCode;
  readonly story: RefusalStory | null;
  /** How many answers it points at. */
  readonly fields: number;
}

/** What happened, and what to do about it: what the portal tells where it tells anything, else what the code means. */
export function RefusalText({ code, story, fields }: RefusalTextProps) {
  const t = useTranslations("outbox");
  return (
    <>
      {story === null ? <p>{t(`code.${code}.what`)}</p> : <StoryText story={story} />}
      {fields > 0 ? <p>{t("fields", { count: fields })}</p> : null}
      <p className="mt-1">{t(story === null ? `code.${code}.todo` : `story.${storyWord(story)}.todo`)}</p>
    </>
  );
}

/** What happened meanwhile, as the portal tells it. */
export function StoryText({ story }: { readonly story: RefusalStory }) {
  const t = useTranslations("outbox");
  const states = useTranslations("states.proposal");
  const reasons = useTranslations("workflow.reason");
  const locale = useLocale();
  const when = useWhen();
  const at = (time: number | null) => ({
    hasWhen: time === null ? "no" : "yes",
    when: time === null ? "" : when(time),
  });
  switch (story.kind) {
    case "sent":
      return <p>{t("story.sent.what", { by: story.by ?? t("somebody"), when: when(story.at) })}</p>;
    case "decided": {
      const state = PROPOSAL_STATES.find((each) => each === story.state);
      const reason = Object.keys(REASONS).find((each): each is keyof typeof REASONS => each === story.reason);
      return (
        <p>
          {t(`story.${storyWord(story)}.what`, {
            state: state === undefined ? story.state : states(state),
            when: when(story.at),
          })}
          {reason === undefined ? null : ` ${t("reason", { reason: reasons(reason) })}`}
        </p>
      );
    }
    case "moved":
      return <p>{t("story.moved.what", { to: story.toName ?? t("elsewhere"), ...at(story.at) })}</p>;
    case "closed":
    case "not-mine":
      return <p>{t(`story.${story.kind}.what`, at(story.at))}</p>;
    case "period":
      return (
        <p>
          {t("story.period.what", {
            hasWhen: story.endedOn === null ? "no" : "yes",
            when: story.endedOn === null ? "" : formatDate(story.endedOn, locale),
          })}
        </p>
      );
    case "training":
      return <p>{t("story.training.what")}</p>;
    case "schema":
      return <p>{t("story.schema.what")}</p>;
  }
}
