namespace ProcurementHub.Tests.Jobs.Mail.Bounces;

/// <summary>Reports as mail servers write them, about a mail with the given Message-ID.</summary>
internal static class Reports
{
    /// <summary>In Postfix's form.</summary>
    public static string Bounce(string messageId, string status = "5.1.1", string action = "failed", string recipient = "maria@textiles.example") => $"""
        Return-Path: <>
        Received: by mail.textiles.example (Postfix)
        	id 4C8D91F; Sun, 22 Nov 2026 07:10:03 -0500 (-05)
        Date: Sun, 22 Nov 2026 07:10:03 -0500 (-05)
        From: MAILER-DAEMON@mail.textiles.example (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: avisos@hub.example
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
        	boundary="9B095B5ADSN.1234567890/mail.textiles.example"

        This is a MIME-encapsulated message.

        --9B095B5ADSN.1234567890/mail.textiles.example
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you that your message could not be delivered.

        <{recipient}>: user unknown

        --9B095B5ADSN.1234567890/mail.textiles.example
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.textiles.example
        X-Postfix-Queue-ID: 9B095B5A
        Arrival-Date: Sun, 22 Nov 2026 07:10:02 -0500 (-05)

        Final-Recipient: rfc822; {recipient}
        Original-Recipient: rfc822;{recipient}
        Action: {action}
        Status: {status}
        Remote-MTA: dns; mx.textiles.example
        Diagnostic-Code: smtp; 550 {status} <{recipient}>: Recipient address
            rejected: see the manual

        --9B095B5ADSN.1234567890/mail.textiles.example
        Content-Description: Undelivered Message Headers
        Content-Type: text/rfc822-headers

        Return-Path: <avisos@hub.example>
        From: Avisos <avisos@hub.example>
        To: {recipient}
        Message-ID:
         {messageId}
        Subject: 3 convocatorias nuevas

        --9B095B5ADSN.1234567890/mail.textiles.example--

        """;

    /// <summary>After the example of RFC 5965, appendix B.</summary>
    public static string Complaint(string messageId, string type = "abuse") => $"""
        From: <abusedesk@bigmail.example>
        Date: Sun, 22 Nov 2026 17:40:36 -0500
        Subject: FW: 3 convocatorias nuevas
        To: <avisos@hub.example>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report;
             boundary="part1_13d.2e68ed54_boundary"

        --part1_13d.2e68ed54_boundary
        Content-Type: text/plain; charset="US-ASCII"
        Content-Transfer-Encoding: 7bit

        This is an email abuse report for an email message received from IP 192.0.2.1.

        --part1_13d.2e68ed54_boundary
        Content-Type: message/feedback-report

        Feedback-Type: {type}
        User-Agent: SomeGenerator/1.0
        Version: 1
        Original-Mail-From: <avisos@hub.example>
        Original-Rcpt-To: <somebody-else@bigmail.example>

        --part1_13d.2e68ed54_boundary
        Content-Type: message/rfc822
        Content-Disposition: inline

        From: Avisos <avisos@hub.example>
        To: <Undisclosed Recipients>
        Subject: 3 convocatorias nuevas
        MIME-Version: 1.0
        Message-ID: {messageId}
        Content-Type: multipart/alternative; boundary="=_abc"

        --=_abc
        Content-Type: text/plain

        Message-ID: <not-this-one@hub.example>
        --=_abc--

        --part1_13d.2e68ed54_boundary--

        """;

    public const string Letter = """
        Return-Path: <maria@textiles.example>
        From: María Quispe <maria@textiles.example>
        To: avisos@hub.example
        Subject: Re: 3 convocatorias nuevas
        Content-Type: text/plain; charset=utf-8

        Gracias por el aviso.
        """;

    public const string Holiday = """
        Return-Path: <>
        From: maria@textiles.example
        To: avisos@hub.example
        Subject: Fuera de la oficina
        Auto-Submitted: auto-replied (vacation)

        Vuelvo el lunes.
        """;

    /// <summary>As servers wrote before there were reports.</summary>
    public const string OldBounce = """
        Return-Path: <>
        From: MAILER-DAEMON@old.example
        To: avisos@hub.example
        Subject: failure notice

        Hi. This is the qmail-send program at old.example.
        <nobody@old.example>:
        Sorry, no mailbox here by that name. (#5.1.1)
        """;
}
