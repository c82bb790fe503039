import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { AccessTimes } from "@/lib/domain/training-session/access-time";
import { accessTimeHref } from "@/lib/domain/training-session/access-time-page";
import { figureWords } from "./figure-words";

/** One line of a dashboard on how early people's access came. */
export async function AccessLine({ times, areaCode }: { readonly times: AccessTimes; readonly areaCode: string }) {
  const [t, say] = await Promise.all([getTranslations("accessTime"), figureWords()]);
  const { people, inTime, before } = times;
  const lead = before === null || before.median < 0 ? "none" : say.lead(before);
  return (
    <Card>
      <p>{t("line", { share: say.share(inTime, people), count: people, before: lead })}</p>
      <Link href={accessTimeHref({ area: areaCode, days: 365 })} className="link inline-flex min-h-11 items-center">
        {t("open")}
      </Link>
    </Card>
  );
}
