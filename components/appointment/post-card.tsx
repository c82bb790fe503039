import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import { reasonLabels } from "@/components/user/labels";
import { ReasonedAction } from "@/components/user/reasoned-action";
import type { Role } from "@/lib/domain/access/role";
import { formatDate, formatDay, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { AttachDecree } from "./attach-decree";
import { DecreeLine } from "./decree-line";
import { decreeWords } from "./labels";

export interface PostCardView {
  readonly id: string;
  readonly role: Role;
  readonly regionLabel: string;
  readonly zone: TimeZone;
  readonly isDeputy: boolean;
  readonly decreeNumber: string;
  readonly decreeDate: string;
  readonly profileException: string | null;
  readonly state: keyof typeof LOOK;
  readonly pactSignedAt: Date | null;
  readonly seat: { readonly title: string; readonly startsAt: Date; readonly state: string } | null;
  readonly certificate: { readonly number: string; readonly validTo: Date } | null;
  readonly decreeFiledAt: Date | null;
  readonly canEnd: boolean;
  readonly canAttach: boolean;
}

const LOOK = {
  waiting: { tone: "info", icon: "graduation-cap" },
  provisional: { tone: "attention", icon: "clock" },
  full: { tone: "success", icon: "circle-check" },
  over: { tone: "neutral", icon: "timer-off" },
  barred: { tone: "neutral", icon: "circle-x" },
} as const satisfies Record<string, { tone: Tone; icon: IconName }>;

const SEAT_STATES = ["invited", "confirmed", "waiting", "declined"] as const;

/** One post of a person: the decree, and how far training has brought them. */
export async function PostCard({ post, grantId }: { readonly post: PostCardView; readonly grantId: string }) {
  const [t, seat, roles, locale] = await Promise.all([
    getTranslations("trainingSession.appoint"),
    getTranslations("trainingSession.seat"),
    getTranslations("roles"),
    getLocale().then(localeOf),
  ]);
  const duty = roles("actingAs", { role: roles(`name.${post.role}`), region: post.regionLabel });
  const decree = t("decree", { number: post.decreeNumber, date: formatDate(post.decreeDate, locale) });
  const seatState = SEAT_STATES.find((each) => each === post.seat?.state);
  return (
    <article className="avoid-break rounded-md border border-line bg-surface px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="text-base">{duty}</h3>
        <Badge {...LOOK[post.state]}>{t(`state.${post.state}`)}</Badge>
      </div>
      <p className="text-sm text-muted">
        {decree}
        {post.isDeputy ? ` · ${t("asDeputy")}` : ""}
      </p>
      {post.profileException === null ? null : (
        <p className="text-sm text-kunyit">{t("exceptionNote", { reason: post.profileException })}</p>
      )}
      <DescriptionList
        items={[
          {
            term: (await getTranslations("trainingSession.decree"))("term"),
            detail: <DecreeLine postId={post.id} zone={post.zone} filedAt={post.decreeFiledAt} />,
          },
          {
            term: t("pact"),
            detail:
              post.pactSignedAt === null
                ? t("pactOpen")
                : t("pactSigned", { date: formatDay(post.pactSignedAt, post.zone, locale, "long") }),
          },
          {
            term: t("seat"),
            detail: post.seat === null ? t("noSeat") : post.seat.title,
            ...(post.seat === null || seatState === undefined
              ? {}
              : { note: `${formatInstant(post.seat.startsAt, post.zone, locale)} · ${seat(seatState)}` }),
          },
          {
            term: t("certificate"),
            detail:
              post.certificate === null
                ? t("noCertificate")
                : t("certificateUntil", {
                    number: post.certificate.number,
                    date: formatDay(new Date(post.certificate.validTo.getTime() - 1), post.zone, locale, "long"),
                  }),
          },
        ]}
      />
      <PostActions post={post} grantId={grantId} duty={duty} />
    </article>
  );
}

interface PostActionsProps {
  readonly post: PostCardView;
  readonly grantId: string;
  readonly duty: string;
}

async function PostActions({ post, grantId, duty }: PostActionsProps) {
  if (!post.canEnd && !post.canAttach) return null;
  const t = await getTranslations("trainingSession.appoint");
  return (
    <div className="no-print mt-3 flex flex-wrap gap-2">
      {post.canAttach ? (
        <AttachDecree
          key={post.decreeFiledAt?.getTime() ?? 0}
          postId={post.id}
          grantId={grantId}
          words={await decreeWords(duty, post.decreeFiledAt !== null)}
        />
      ) : null}
      {post.canEnd ? (
        <ReasonedAction
          command="appointment.end"
          icon="circle-x"
          tone="danger"
          subjectId={post.id}
          grantId={grantId}
          label={t("end")}
          accessibleLabel={t("endNamed", { duty })}
          title={t("endTitle")}
          lead={t("endLead", { duty })}
          done={t("ended")}
          labels={await reasonLabels()}
        />
      ) : null}
    </div>
  );
}
