package dev.rollcall.api.organization;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says that a node has another token key than its installation, instead of a stack trace. */
class WrongTokenKeyAnalyzer extends AbstractFailureAnalyzer<WrongTokenKey> {
    @Override
    protected FailureAnalysis analyze(Throwable root, WrongTokenKey cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
