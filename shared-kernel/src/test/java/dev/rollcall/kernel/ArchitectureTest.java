package dev.rollcall.kernel;

import com.tngtech.archunit.junit.AnalyzeClasses;
import dev.rollcall.kernel.testing.HouseRules;

/** The walls of the house, as far as this module can see it. */
@AnalyzeClasses(packages = "dev.rollcall")
class ArchitectureTest implements HouseRules {}
