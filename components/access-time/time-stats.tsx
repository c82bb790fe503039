import { getTranslations } from "next-intl/server";
import { Stat } from "@/components/ui/stat";
import { type AccessTimes, AIM_HOURS, type FullTimes } from "@/lib/domain/training-session/access-time";
import { figureWords } from "./figure-words";

export interface TimeStatsProps {
  readonly times: AccessTimes;
  readonly full: FullTimes | null;
}

/** The four figures of an area: in time, how early, how long it took, and how fast a pass opens the rest. */
export async function TimeStats({ times, full }: TimeStatsProps) {
  const [t, say] = await Promise.all([getTranslations("accessTime.stat"), figureWords()]);
  const isEarly = times.before !== null && times.before.median >= AIM_HOURS;
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <Stat
        label={t("inTime")}
        figure={say.share(times.inTime, times.people)}
        denominator={t("ofPeople", { inTime: times.inTime, count: times.people })}
        tone={times.inTime === times.people ? "success" : "attention"}
      />
      <Stat
        label={t("before")}
        figure={say.lead(times.before)}
        denominator={t("beforeNine", { hours: say.lead(times.before, "nineOfTen") })}
        {...(times.before === null ? {} : { tone: isEarly ? ("success" as const) : ("attention" as const) })}
      />
      <Stat
        label={t("fromConfirmed")}
        figure={say.hours(times.fromConfirmed)}
        denominator={t("waitNine", { hours: say.hours(times.fromConfirmed, "nineOfTen") })}
      />
      <FullStat full={full} />
    </div>
  );
}

async function FullStat({ full }: Pick<TimeStatsProps, "full">) {
  const [t, few, say] = await Promise.all([
    getTranslations("accessTime.stat"),
    getTranslations("accessTime"),
    figureWords(),
  ]);
  if (full === null) return <Stat label={t("full")} figure={few("few")} />;
  if (full.passes === 0) return <Stat label={t("full")} figure={few("none")} denominator={t("nobody")} />;
  return (
    <Stat
      label={t("full")}
      figure={say.seconds(full.begins)}
      denominator={t("fullNine", { seconds: say.seconds(full.begins, "nineOfTen"), count: full.passes })}
      source={t("fullWritten", { seconds: say.seconds(full.written) })}
    />
  );
}
