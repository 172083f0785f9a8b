package dev.rollcall;

import com.tngtech.archunit.junit.AnalyzeClasses;
import dev.rollcall.kernel.testing.HouseRules;

/** The walls of the house, all of it in sight. */
@AnalyzeClasses(packages = "dev.rollcall")
class ArchitectureTest implements HouseRules {
    @Override
    public boolean wholeHouse() {
        return true;
    }
}
