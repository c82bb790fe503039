import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DecreeLine } from "@/components/appointment/decree-line";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import { lastMinute } from "@/lib/domain/training-session/door";
import type { OwnPost } from "@/lib/domain/training-session/page";
import { type OwnSteps, STEPS, type Step, type StepMark, stepsOf } from "@/lib/domain/training-session/steps";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { AnswerStep } from "./answer-step";
import { AttendStep } from "./attend-step";
import { CertificateStep } from "./certificate-step";
import { PactStep } from "./pact-step";
import { RetestNote } from "./retest-note";
import { TestStep } from "./test-step";

export interface OwnPostCardProps {
  readonly post: OwnPost;
  readonly pactSignedAt: Date | null;
  readonly grantId: string;
  readonly now: Date;
}

/** What each step is given. */
export interface StepProps extends OwnPostCardProps {
  readonly steps: OwnSteps;
  readonly mark: StepMark;
}

const LOOK = {
  done: { tone: "success", icon: "circle-check" },
  now: { tone: "info", icon: "arrow-right" },
  later: { tone: "neutral", icon: "circle-dashed" },
  stopped: { tone: "attention", icon: "timer-off" },
} as const satisfies Record<StepMark, { tone: Tone; icon: IconName }>;

const BODY = {
  pact: PactStep,
  answer: AnswerStep,
  attend: AttendStep,
  test: TestStep,
  certificate: CertificateStep,
} as const satisfies Record<Step, (props: StepProps) => Promise<ReactNode>>;

/** One own post: what is open now, then the five steps, the present one in full. */
export async function OwnPostCard(props: OwnPostCardProps) {
  const { post, pactSignedAt, now } = props;
  const [t, roles] = await Promise.all([getTranslations("trainingSession.own"), getTranslations("roles")]);
  const duty = roles("actingAs", { role: roles(`name.${post.role}`), region: post.regionLabel });
  const steps = stepsOf(post, pactSignedAt, now);
  return (
    <Card title={duty}>
      <p className="text-sm text-muted">
        {t("decree", { number: post.decreeNumber })}
        {post.isDeputy ? ` · ${t("deputy")}` : ""}
      </p>
      <p className="text-sm text-muted">
        <DecreeLine postId={post.appointmentId} zone={post.zone} filedAt={post.decreeFiledAt} />
      </p>
      {post.isOver || post.isBarred ? (
        <p className="mt-2">{t(post.isOver ? "over" : "barred")}</p>
      ) : (
        <>
          <DoorNote post={post} />
          {steps.retest === null ? null : <RetestNote retest={steps.retest} zone={post.zone} />}
          <ol aria-label={t("steps", { duty })} className="mt-4 space-y-4">
            {STEPS.map((step, index) => {
              const Body = BODY[step];
              const mark = steps.marks[step];
              return (
                <li
                  key={step}
                  aria-current={mark === "now" ? "step" : undefined}
                  className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3"
                >
                  <span
                    aria-hidden="true"
                    className={`flex size-8 items-center justify-center rounded-full font-bold ${mark === "now" ? "bg-laut text-white" : "bg-wash"}`}
                  >
                    {index + 1}
                  </span>
                  <div>
                    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
                      <h3 className="text-base">{t(`step.${step}`)}</h3>
                      <Badge {...LOOK[mark]}>{t(`mark.${mark}`)}</Badge>
                    </div>
                    <Body {...props} steps={steps} mark={mark} />
                  </div>
                </li>
              );
            })}
          </ol>
        </>
      )}
    </Card>
  );
}

/** What is open now, and when the next opens: in words and to the minute. */
async function DoorNote({ post: { door, nextDoor, zone } }: { readonly post: OwnPost }) {
  const [t, locale] = await Promise.all([getTranslations("trainingSession.own"), getLocale().then(localeOf)]);
  const at = (instant: Date) => formatInstant(instant, zone, locale, "full");
  const paused = door?.isSuspended === true || nextDoor?.isSuspended === true;
  if (paused)
    return (
      <div className="mt-3">
        <Alert tone="attention">{t("doorSuspended")}</Alert>
      </div>
    );
  if (door !== null)
    return (
      <div className="mt-3">
        <Alert tone={door.level === "full" ? "success" : "info"}>
          {t(door.level === "full" ? "doorFull" : "doorOpen", {
            until: at(door.level === "full" ? door.validTo : lastMinute(door.validTo)),
          })}
        </Alert>
      </div>
    );
  return nextDoor === null ? null : (
    <div className="mt-3">
      <Alert>{t("doorComing", { at: at(nextDoor.validFrom) })}</Alert>
    </div>
  );
}
