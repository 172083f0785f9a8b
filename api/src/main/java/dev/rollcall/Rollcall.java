package dev.rollcall;

import dev.rollcall.operator.OperatorCommands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The server, or one of the operator's commands. Its errors are SCIM errors, so there is no error page. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = ErrorMvcAutoConfiguration.class)
@ComponentScan({"dev.rollcall.command", "dev.rollcall.query", "dev.rollcall.api"})
public class Rollcall {
    public static void main(String[] args) {
        if (OperatorCommands.isOne(args)) {
            System.exit(OperatorCommands.run(args));
        }
        SpringApplication.run(Rollcall.class, args);
    }
}
