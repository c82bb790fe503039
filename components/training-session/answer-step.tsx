import { getLocale, getTranslations } from "next-intl/server";
import { DescriptionList } from "@/components/ui/description-list";
import { problemLabels } from "@/components/user/labels";
import type { OwnSeat } from "@/lib/domain/training-session/page";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { AnswerSeat } from "./answer-seat";
import type { StepProps } from "./own-post";

/** The offer, or the seat: when, where, by whom, and one's own answer. */
export async function AnswerStep({ post, steps: { seat }, grantId, pactSignedAt, now }: StepProps) {
  const [t, locale] = await Promise.all([getTranslations("trainingSession.own"), getLocale().then(localeOf)]);
  if (seat === null) return <p className="text-muted">{t("noInvitation")}</p>;
  const { session, state, can } = seat;
  const at = (instant: Date) => formatInstant(instant, session.zone, locale, "full");
  const isOnline = session.mode === "online";
  return (
    <div className="space-y-2">
      <p className="font-semibold">{session.title}</p>
      <DescriptionList
        items={[
          { term: t("time"), detail: t("when", { from: at(session.startsAt), to: at(session.endsAt) }) },
          { term: t(isOnline ? "link" : "place"), detail: <Place text={session.place} isLink={isOnline} /> },
          { term: t("trainer"), detail: session.trainerName },
          ...(session.note === "" ? [] : [{ term: t("note"), detail: session.note }]),
        ]}
      />
      {state === "waiting" ? <p>{t("waitingSeat", { place: seat.queuePlace ?? 1 })}</p> : null}
      {state === "declined" ? <p className="text-muted">{t("declinedAll")}</p> : null}
      {can.accept ? <p>{opening(seat, now)}</p> : null}
      {can.accept || can.decline ? (
        <AnswerSeat
          grantId={grantId}
          enrolmentId={seat.enrolmentId}
          can={can}
          words={{
            accept: t("accept"),
            acceptNamed: t("acceptNamed", { title: session.title }),
            decline: t("decline"),
            declineNamed: t("declineNamed", { title: session.title }),
            declineTitle: t("declineTitle"),
            declineLead: t("declineLead"),
            declineSave: t("declineSave"),
            cancel: t("cancel"),
            saving: t("saving"),
            accepted: t("accepted"),
            declined: t("declined"),
            problem: await problemLabels(),
          }}
        />
      ) : null}
    </div>
  );

  function opening({ opensAt }: OwnSeat, at0: Date): string {
    const words = opensAt > at0 ? t("opens", { at: formatInstant(opensAt, post.zone, locale, "full") }) : t("opensNow");
    return pactSignedAt === null ? `${words} ${t("opensAfterPact")}` : words;
  }
}

function Place({ text, isLink }: { readonly text: string; readonly isLink: boolean }) {
  const isAddress = isLink && /^https:\/\//.test(text) && URL.canParse(text);
  if (!isAddress) return <>{text}</>;
  return (
    <a className="link wrap-anywhere" href={text} rel="noreferrer" target="_blank">
      {text}
    </a>
  );
}
