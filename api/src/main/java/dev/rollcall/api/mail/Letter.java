package dev.rollcall.api.mail;

/** What owners are told. @param subject one line; @param text plain, without personal data */
public record Letter(String subject, String text) {}
