import { createTransport } from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  /** plain */
  text: string;
}

/** Sends mail; rejects when the server does not take it. */
export type SendMail = (mail: Mail) => Promise<void>;

export interface MailSettings {
  /** `smtps://user:password@host` */
  smtpUrl: string;
  from: string;
}

/** Mail over SMTP, when it is configured; null otherwise, and links are shown to administrators instead. */
export function createMailer(settings: MailSettings | undefined): SendMail | null {
  if (!settings) return null;
  const { smtpUrl, from } = settings;
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 10_000 }, { from });
  return async (mail) => {
    await transport.sendMail({ ...mail, disableFileAccess: true, disableUrlAccess: true });
  };
}
