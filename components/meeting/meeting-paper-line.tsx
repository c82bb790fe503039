import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { MeetingGround } from "@/lib/domain/meeting/meeting-ground";
import { formatDate } from "@/lib/i18n/formats";

const LOOKS = {
  signed: { tone: "success", icon: "circle-check" },
  issued: { tone: "attention", icon: "triangle-alert" },
  none: { tone: "attention", icon: "triangle-alert" },
} as const;

/** The day of the meeting with its minutes, and whether a signed copy of them is kept. */
export async function MeetingPaperLine({ meeting }: { readonly meeting: MeetingGround }) {
  const [t, locale] = await Promise.all([getTranslations("meeting.paper"), getLocale()]);
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Link href={`/musyawarah/${meeting.publicId}/berita-acara`}>
        {t("minutesOf", { date: formatDate(meeting.heldOn, locale) })}
      </Link>
      <Badge {...LOOKS[meeting.paper]}>{t(meeting.paper)}</Badge>
    </span>
  );
}
